import type { Member, Shape } from '../../models/index.js'

/** The member that is an event stream, such as `Payload` of S3's SelectObjectContent. */
export function eventStreamMember(structure: Shape | undefined): Member | undefined {
  return [...(structure?.members.values() ?? [])].find((member) => member.shape.traits.eventstream)
}
