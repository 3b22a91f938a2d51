import type { Member, Shape } from '../models/index.js'
import { setOwn } from '../protocols/index.js'

/** What a text is decoded to, or undefined where it stays as it is. */
type Decode = (owner: Shape, member: Member) => ((text: string) => unknown) | undefined

/** Decodes texts wherever they stand in a value of the shape. Writes the value. */
export function decodeMembers(shape: Shape, value: unknown, decode: Decode): void {
  if (Array.isArray(value) && shape.type === 'list') {
    for (const item of value) decodeMembers(shape.element.shape, item, decode)
  } else if (shape.type === 'structure' && typeof value === 'object' && value !== null) {
    for (const [name, item] of Object.entries(value)) {
      const member = shape.members.get(name)
      if (member) decodeMember(value as Record<string, unknown>, { shape, member, item, decode })
    }
  }
}

interface Found {
  readonly shape: Shape
  readonly member: Member
  readonly item: unknown
  readonly decode: Decode
}

function decodeMember(owner: Record<string, unknown>, { shape, member, item, decode }: Found): void {
  const decoder = typeof item === 'string' ? decode(shape, member) : undefined
  if (decoder && typeof item === 'string') setOwn(owner, member.name, decoder(item))
  else decodeMembers(member.shape, item, decode)
}
