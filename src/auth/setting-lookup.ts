import { platform } from '../platform/index.js'
import type { SharedConfig } from './shared-config.js'

/** A value and where it stands, for messages. */
export interface Finding {
  readonly value: string
  readonly source: string
}

/** Where a setting is looked for: environment variables, in order, then an entry of the profile. */
export interface SettingPlace {
  readonly variables?: readonly string[]
  readonly entry?: string
}

/** Looks settings up, and collects what is wrong with them: a user gets all of it at once. */
export class SettingLookup {
  readonly problems: string[] = []

  constructor(readonly shared: SharedConfig) {}

  find({ variables = [], entry }: SettingPlace): Finding | undefined {
    for (const variable of variables) {
      const value = platform.env(variable)
      if (value) return { value, source: variable }
    }
    const value =
      entry !== undefined && Object.hasOwn(this.shared.profile, entry) && this.shared.profile[entry]
    return value ? { value, source: `${entry} of ${this.shared.label}` } : undefined
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
  return `${source} is ${typeof value === 'string' ? `"${value}"` : String(value)}; it can be ${known.join(' or ')}`
}
