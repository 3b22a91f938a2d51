import type { Member, Shape } from '../../models/index.js'

/** Whether a value of the shape can contain such a member, or a list of such items, at any depth. */
export function leadsTo(
  shape: Shape,
  matches: (member: Member) => boolean,
  seen: Set<Shape> = new Set(),
): boolean {
  if (seen.has(shape)) return false
  seen.add(shape)
  const parts = shape.type === 'list' ? [shape.element] : [...shape.members.values()]
  return parts.some((member) => matches(member) || leadsTo(member.shape, matches, seen))
}
