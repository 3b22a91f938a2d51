import type { Member, Shape } from '../../src/models/index.js'

const units: Readonly<Record<string, readonly [one: string, many: string]>> = {
  string: [' character', ' characters'],
  blob: [' byte', ' bytes'],
  list: [' item', ' items'],
  map: [' entry', ' entries'],
}

/** Facts of a member that its type cannot express: whether it is sensitive, and its bounds. */
export function factsOf(member: Member): string[] {
  return [member.sensitive ? 'sensitive' : '', rangeOf(member.shape)].filter(Boolean)
}

/** The bounds of a number or of a length, such as `1..100 items`; empty if the model has none. */
export function rangeOf({ type, traits: { min, max, enum: values } }: Shape): string {
  if (values) return ''
  const [one, many] = units[type] ?? ['', '']
  const least = units[type] ? (min ?? 0) : min
  if (max === undefined) return least ? `at least ${least}${least === 1 ? one : many}` : ''
  if (least === undefined) return `at most ${max}`
  return least === max ? `exactly ${max}${max === 1 ? one : many}` : `${least}..${max}${many}`
}

/** A one-line comment with a space after it; empty if there is no text. */
export function comment(facts: readonly string[], isDeprecated: boolean | undefined): string {
  const sentence = facts.join(', ')
  const said = sentence && `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`
  const all = [said, isDeprecated ? '@deprecated' : ''].filter(Boolean).join(' ')
  return all && `/** ${all} */ `
}
