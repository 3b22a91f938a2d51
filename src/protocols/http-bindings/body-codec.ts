import type { Member, Shape, ShapeReference } from '../../models/index.js'
import type { Structure } from '../contract/index.js'

/** The part of a structure that is in the HTTP body: all members that are not bound to another part of the message. */
export interface BodyPart {
  /** The reference to the structure, such as an operation's `input`. It can contain a root name and a namespace. */
  readonly reference: ShapeReference
  readonly shape: Shape
  /** The unbound members by name, in the order of the model. */
  readonly members: ReadonlyMap<string, Member>
}

/**
 * Writes and reads the bodies of one REST protocol. All other parts of a REST message are the same in every protocol.
 * There is one body part per reference, so a codec can cache what it compiles for it. Decoders get at least one byte,
 * and throw any error for bytes that they cannot read; the caller converts it to a `ResponseParseError`.
 */
export interface BodyCodec {
  /** The content type of the bodies that `encodeBody` and `encodePayload` write; undefined sends none. */
  readonly contentType: string | undefined
  /** The body of a request if the structure has unbound members and none is set; undefined for no body. */
  readonly emptyBody: string | undefined
  /**
   * Writes the unbound members of `value`, of which at least one is set. Members that are null or undefined are left
   * out.
   */
  encodeBody(part: BodyPart, value: Structure): string | Uint8Array
  /** Writes a payload that is a structure, union, list, map or document. It is never a blob or a string. */
  encodePayload(payload: Member, value: unknown): string | Uint8Array
  decodeBody(part: BodyPart, body: Uint8Array): Structure
  decodePayload(payload: Member, body: Uint8Array): unknown
}
