import { platform } from '../../platform/index.js'
import type { IniSection, IniValue } from './parse-ini.js'
import { type IniFile, readIniFile } from './read-ini-file.js'
import { splitWords } from './split-words.js'

type Sections = ReadonlyMap<string, IniSection>

/** The content of the shared config and credentials files. */
export interface SharedConfig {
  readonly profileName: string
  /** For messages: `profile "dev"`. */
  readonly label: string
  /** What named the profile; undefined for the default profile. */
  readonly namedBy: 'profile' | 'AWS_DEFAULT_PROFILE' | 'AWS_PROFILE' | undefined
  /** The entries of the profile; empty if there is no such profile. */
  readonly profile: IniSection
  /** All profiles, with the entries of both files; the credentials file wins. */
  readonly profiles: Sections
  /** The profiles of each file alone. */
  readonly configFile: Sections
  readonly credentialsFile: Sections
  /** `[sso-session name]` sections of the config file. */
  readonly ssoSessions: Sections
  /** `[services name]` sections of the config file. */
  readonly services: Sections
}

/**
 * Reads the files as botocore does (`configloader.load_config`, `session.full_config`). They are read again for
 * each client, which therefore sees edits.
 *
 * @throws NextTokenError `InvalidConfiguration` that names a file that cannot be used.
 */
export function loadSharedConfig(profile: string | undefined): SharedConfig {
  const { profiles: configFile, ...others } = sortSections(readIniFile(configLocation()))
  const credentialsFile: Sections = readIniFile(credentialsLocation()) ?? new Map()
  const profiles = merge(configFile, credentialsFile)
  const named = nameProfile(profile)
  const profileName = named?.name ?? 'default'
  return {
    profileName,
    label: `profile "${profileName}"`,
    namedBy: named?.by,
    profile: profiles.get(profileName) ?? new Map<string, IniValue>(),
    profiles,
    configFile,
    credentialsFile,
    ...others,
  }
}

export function configLocation(): IniFile {
  return { path: platform.env('AWS_CONFIG_FILE') ?? '~/.aws/config', variable: 'AWS_CONFIG_FILE' }
}

export function credentialsLocation(): IniFile {
  const variable = 'AWS_SHARED_CREDENTIALS_FILE'
  return { path: platform.env(variable) ?? '~/.aws/credentials', variable }
}

/** boto3's order: AWS_DEFAULT_PROFILE wins over AWS_PROFILE. */
function nameProfile(option: string | undefined) {
  if (option !== undefined) return { name: option, by: 'profile' } as const
  for (const by of ['AWS_DEFAULT_PROFILE', 'AWS_PROFILE'] as const) {
    const name = platform.env(by)
    if (name) return { name, by }
  }
  return undefined
}

/** As in boto3, a section's kind is the beginning of its name: `[profiles dev]` is a profile, too. */
function sortSections(sections: Sections = new Map()) {
  const profiles = new Map<string, IniSection>()
  const ssoSessions = new Map<string, IniSection>()
  const services = new Map<string, IniSection>()
  const kinds = [
    ['profile', profiles],
    ['sso-session', ssoSessions],
    ['services', services],
  ] as const
  for (const [title, section] of sections) {
    if (title === 'default') profiles.set(title, section)
    const kind = kinds.find(([prefix]) => title.startsWith(prefix))
    const [, name, ...more] = (kind && splitWords(title)) ?? []
    if (kind && name !== undefined && more.length === 0) kind[1].set(name, section)
  }
  return { profiles, ssoSessions, services }
}

function merge(configFile: Sections, credentialsFile: Sections): Sections {
  const merged = new Map(configFile)
  for (const [name, section] of credentialsFile) {
    merged.set(name, new Map([...(configFile.get(name) ?? []), ...section]))
  }
  return merged
}
