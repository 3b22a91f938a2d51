import type { Member, Shape, ShapeReference } from '../../models/index.js'
import type { Structure } from '../contract/index.js'

/** The part of a structure that travels in the HTTP body: all members that are bound to no other place. */
export interface BodyPart {
  /** The reference to the structure, such as an operation's `input`: it may carry a root name and a namespace. */
  readonly reference: ShapeReference
  readonly shape: Shape
  /** The unbound members by name, in the model's order. */
  readonly members: ReadonlyMap<string, Member>
}

/**
 * How one REST protocol writes and reads bodies; everything else of a REST message is the same for all of them.
 * A body part is made once per reference, so a codec may key what it compiles by it.
 * Decoders get at least one byte, and throw any error for bytes that they cannot read: the caller makes a
 * `ResponseParseError` of it.
 */
export interface BodyCodec {
  /** The content type of bodies that `encodeBody` and `encodePayload` make; undefined sends none. */
  readonly contentType: string | undefined
  /** The body of a request whose structure has unbound members, none of which is set; undefined: no body. */
  readonly emptyBody: string | undefined
  /** The unbound members of `value`, at least one of them set. Null and undefined ones are left out. */
  encodeBody(part: BodyPart, value: Structure): string | Uint8Array
  /** A payload member that is a structure, union, list, map or document; blobs and strings never come here. */
  encodePayload(payload: Member, value: unknown): string | Uint8Array
  decodeBody(part: BodyPart, body: Uint8Array): Structure
  decodePayload(payload: Member, body: Uint8Array): unknown
}
