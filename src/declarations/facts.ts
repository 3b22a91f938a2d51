import type { Member, Shape } from '../models/index.js'

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

/** Facts as one sentence; empty if there are none. */
export function sentenceOf(facts: readonly string[]): string {
  const sentence = facts.join(', ')
  return sentence && `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`
}
