import { platform } from '../platform/index.js'
import type { SharedConfig } from './shared-config/index.js'

/** A value and where it stands, for messages. */
export interface Finding {
  readonly value: string
  readonly source: string
}

/** Where a setting is looked for: environment variables, in order, then an entry of the profile. */
export interface SettingPlace {
  readonly variables?: readonly string[]
  readonly entry?: string
  /** An entry of the profile's block `s3 =`, looked for last. */
  readonly s3Entry?: string
}

/** Looks settings up, and collects what is wrong with them: a user gets all of it at once. */
export class SettingLookup {
  readonly problems: string[] = []

  constructor(readonly shared: SharedConfig) {}

  find({ variables = [], entry, s3Entry }: SettingPlace): Finding | undefined {
    for (const variable of variables) {
      const value = platform.env(variable)
      if (value) return { value, source: variable }
    }
    return this.#entry(entry) ?? this.#s3Entry(s3Entry)
  }

  #entry(entry: string | undefined): Finding | undefined {
    const value = entry === undefined ? undefined : this.shared.profile.get(entry)
    if (!value) return undefined
    const source = `${entry} of ${this.shared.label}`
    if (typeof value === 'string') return { value, source }
    this.problems.push(`${source} is a block of indented settings; it must be one value`)
    return undefined
  }

  #s3Entry(entry: string | undefined): Finding | undefined {
    const block = this.shared.profile.get('s3')
    const value = entry !== undefined && typeof block === 'object' ? block.get(entry) : undefined
    return value ? { value, source: `s3.${entry} of ${this.shared.label}` } : undefined
  }

  flag(place: SettingPlace): boolean | undefined {
    const choice = this.choice(place, ['true', 'false'])
    return choice === undefined ? undefined : choice === 'true'
  }

  /** A value out of a few, in any letter case; another is a problem. */
  choice<Choice extends string>(place: SettingPlace, choices: readonly Choice[]): Choice | undefined {
    const found = this.find(place)
    if (!found) return undefined
    const choice = choices.find((known) => known === found.value.toLowerCase())
    if (choice === undefined) this.problems.push(notOneOf(found, choices))
    return choice
  }
}

/** The message for a value that is not one of those that can be. */
export function notOneOf(
  { source, value }: { source: string; value: unknown },
  choices: readonly string[],
): string {
  const known = choices.map((choice) => `"${choice}"`)
  const seen = typeof value === 'string' ? `"${value}"` : String(value)
  return `${source} is ${seen}; it can be ${known.join(' or ')}${commentRemedy(value)}`
}

/** What to do about a value with a comment behind it, which is part of the value in these files, as for boto3. */
export function commentRemedy(value: unknown): string {
  return typeof value === 'string' && /\s[#;]/.test(value) ? '; put the comment on a line of its own' : ''
}
