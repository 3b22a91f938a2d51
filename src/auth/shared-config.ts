import { loadSharedConfigFiles } from '@smithy/core/config'
import { platform } from '../platform/index.js'

type Section = Readonly<Record<string, string | undefined>>
type Sections = Readonly<Record<string, Section>>

/** One profile of the shared config and credentials files, read once. */
export interface SharedConfig {
  readonly profileName: string
  /** `profile "dev"`: for messages. */
  readonly label: string
  /** Where the profile was named; undefined for the default one. */
  readonly namedBy: 'profile' | 'AWS_PROFILE' | undefined
  readonly profileNames: readonly string[]
  /** Both files' entries; the credentials file wins, as for boto3. A nested entry's key is `s3.addressing_style`. */
  readonly profile: Section
  /** A `[services name]` section; its keys are `dynamodb.endpoint_url`. */
  services(name: string): Section | undefined
}

export async function loadSharedConfig(profile: string | undefined): Promise<SharedConfig> {
  // The library keeps files for the whole process otherwise: a client made after an edit would not see it.
  const { configFile, credentialsFile } = await loadSharedConfigFiles({ ignoreCache: true })
  const fromEnvironment = platform.env('AWS_PROFILE') || undefined
  const name = profile ?? fromEnvironment ?? 'default'
  return {
    profileName: name,
    label: `profile "${name}"`,
    namedBy: profile !== undefined ? 'profile' : fromEnvironment ? 'AWS_PROFILE' : undefined,
    profileNames: profileNames(configFile, credentialsFile),
    profile: { ...section(configFile, name), ...section(credentialsFile, name) },
    services: (services) => section(configFile, `services.${services}`),
  }
}

function section(sections: Sections, name: string): Section | undefined {
  return Object.hasOwn(sections, name) ? sections[name] : undefined
}

function profileNames(configFile: Sections, credentialsFile: Sections): string[] {
  const ofConfig = Object.keys(configFile).filter((name) => !/^(?:services|sso-session)\./.test(name))
  return [...new Set([...ofConfig, ...Object.keys(credentialsFile)])].sort()
}
