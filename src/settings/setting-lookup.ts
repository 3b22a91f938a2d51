import { platform } from '../platform/index.js'
import type { SharedConfig } from './shared-config/index.js'

/** A value and where it was found, for messages. */
export interface FoundSetting {
  readonly value: string
  readonly source: string
}

/** The names of a setting: environment variables, in order, then an entry of the profile. */
export interface SettingNames {
  readonly variables?: readonly string[]
  readonly entry?: string
  /** An entry of the profile's block `s3 =`, read last. */
  readonly s3Entry?: string
}

/** Looks settings up and collects the invalid ones, so that one error reports them all. */
export class SettingLookup {
  readonly problems: string[] = []

  constructor(readonly shared: SharedConfig) {}

  find({ variables = [], entry, s3Entry }: SettingNames): FoundSetting | undefined {
    for (const variable of variables) {
      const value = platform.env(variable)
      if (value) return { value, source: variable }
    }
    return this.#entry(entry) ?? this.inBlock('s3', s3Entry)
  }

  #entry(entry: string | undefined): FoundSetting | undefined {
    const value = entry === undefined ? undefined : this.shared.profile.get(entry)
    if (!value) return undefined
    const source = `${entry} of ${this.shared.label}`
    if (typeof value === 'string') return { value, source }
    this.problems.push(`${source} is a block of indented settings; write its value on the same line`)
    return undefined
  }

  /** An entry of a block of the profile, such as `s3 =` or `api_versions =`. */
  inBlock(block: string, entry: string | undefined): FoundSetting | undefined {
    const settings = this.shared.profile.get(block)
    const value = entry !== undefined && typeof settings === 'object' ? settings.get(entry) : undefined
    return value ? { value, source: `${block}.${entry} of ${this.shared.label}` } : undefined
  }

  flag(names: SettingNames): boolean | undefined {
    const choice = this.choice(names, ['true', 'false'])
    return choice === undefined ? undefined : choice === 'true'
  }

  /** A value that must be one of `choices`, in any case; another value is a problem. */
  choice<Choice extends string>(names: SettingNames, choices: readonly Choice[]): Choice | undefined {
    const found = this.find(names)
    if (!found) return undefined
    const choice = choices.find((known) => known === found.value.toLowerCase())
    if (choice === undefined) this.problems.push(notOneOf(found, choices))
    return choice
  }
}

/** The problem with a value that is not one of `choices`. */
export function notOneOf(
  { source, value }: { source: string; value: unknown },
  choices: readonly string[],
): string {
  const known = choices.map((choice) => `"${choice}"`)
  const seen = typeof value === 'string' ? `"${value}"` : String(value)
  return `${source} is ${seen}; it must be ${known.join(' or ')}${commentRemedy(value)}`
}

/**
 * The remedy for a value with a comment after it: in these files the comment is part of the value, also for
 * boto3.
 */
export function commentRemedy(value: unknown): string {
  return typeof value === 'string' && /\s[#;]/.test(value) ? '; put the comment on a line of its own' : ''
}
