import type { Shape } from '../../models/index.js'

/** What an error's message is called on the wire: `message` or `Message`, as the modelled error has it. */
export function messageName(shape: Shape | undefined, usual: string): string {
  for (const member of shape?.members.values() ?? []) {
    if (member.name.toLowerCase() === 'message') return member.wireName
  }
  return usual
}
