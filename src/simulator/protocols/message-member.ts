import type { Shape } from '../../models/index.js'

/** The name of an error's message on the wire: `message` or `Message`, as in the modelled error. */
export function messageName(shape: Shape | undefined, usual: string): string {
  for (const member of shape?.members.values() ?? []) {
    if (member.name.toLowerCase() === 'message') return member.wireName
  }
  return usual
}
