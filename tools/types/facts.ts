import type { Member, Shape } from '../../src/models/index.js'

const units: Readonly<Record<string, readonly [one: string, many: string]>> = {
  string: [' character', ' characters'],
  blob: [' byte', ' bytes'],
  list: [' item', ' items'],
  map: [' entry', ' entries'],
}

/** What the model says of a member and its type cannot: whether it is secret, how long or large it may be. */
export function factsOf(member: Member): string[] {
  return [member.sensitive ? 'sensitive' : '', rangeOf(member.shape)].filter(Boolean)
}

/** Least and most of a number, or of a value's length: `1..100 items`; empty where the model sets neither. */
export function rangeOf({ type, traits: { min, max, enum: values } }: Shape): string {
  if (values) return ''
  const [one, many] = units[type] ?? ['', '']
  const least = units[type] ? (min ?? 0) : min
  if (max === undefined) return least ? `at least ${least}${least === 1 ? one : many}` : ''
  if (least === undefined) return `at most ${max}`
  return least === max ? `exactly ${max}${max === 1 ? one : many}` : `${least}..${max}${many}`
}

/** A comment of one line, with its space behind it; empty where there is nothing to say. */
export function comment(facts: readonly string[], isDeprecated: boolean | undefined): string {
  const sentence = facts.join(', ')
  const said = sentence && `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`
  const all = [said, isDeprecated ? '@deprecated' : ''].filter(Boolean).join(' ')
  return all && `/** ${all} */ `
}
