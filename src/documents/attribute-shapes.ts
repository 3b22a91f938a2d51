import type { Shape } from '../models/index.js'

/** Every type of attribute value, with and without those that the first API version lacks. */
const scalarsAndSets = ['S', 'N', 'B', 'SS', 'NS', 'BS']
const all: ReadonlySet<string> = new Set([...scalarsAndSets, 'M', 'L', 'NULL', 'BOOL'])

/** Whether the values of a shape are DynamoDB's attribute values, `{ S: 'text' }`. Its members tell, not its name. */
export function isAttributeValue({ type, members }: Shape): boolean {
  if (type !== 'structure') return false
  return (
    scalarsAndSets.every((name) => members.has(name)) && [...members.keys()].every((name) => all.has(name))
  )
}

/** Whether a value of this shape can contain attribute values. */
export function holdsAttributeValues(shape: Shape): boolean {
  const seen = new Set<Shape>()
  const open = [shape]
  for (let next = open.pop(); next; next = open.pop()) {
    if (seen.has(next)) continue
    if (isAttributeValue(next)) return true
    seen.add(next)
    open.push(...next.parts)
  }
  return false
}
