import type { Member } from '../models/index.js'
import { getOwn } from './get-own.js'

/** Makes the user's value of a parsed one. */
export type Decoder = (value: unknown) => unknown

type Members = ReadonlyMap<string, Member>
type ReadObject = (value: unknown) => Readonly<Record<string, unknown>>
type StructureDecoder = (value: unknown) => Record<string, unknown>

/** Decodes structures from parsed objects, in JSON as in CBOR. Members that are unknown or null are left out. */
export class StructureDecoders {
  readonly #compiled = new WeakMap<Members, StructureDecoder>()

  constructor(
    private readonly decoderOf: (member: Member) => Decoder,
    /** Throws where the value is no object of the format's. */
    private readonly readObject: ReadObject,
  ) {}

  /** `members` are a shape's own, or always the same map: what is compiled is kept with it. */
  decode(members: Members, value: unknown): Record<string, unknown> {
    // Compiled when first decoded with, not when first met: shapes may hold themselves.
    let decoder = this.#compiled.get(members)
    if (!decoder) {
      decoder = this.#compile(members)
      this.#compiled.set(members, decoder)
    }
    return decoder(value)
  }

  #compile(members: Members): StructureDecoder {
    const { decoderOf, readObject } = this
    const entries = [...members.values()].map((member) => ({
      name: member.name,
      key: member.wireName,
      decode: decoderOf(member),
    }))
    return (value) => {
      const object = readObject(value)
      const output: Record<string, unknown> = {}
      for (const { name, key, decode } of entries) {
        const item = getOwn(object, key)
        if (item !== undefined) output[name] = decode(item)
      }
      return output
    }
  }
}
