import { type ParamProblem, ParamValidationError } from '../errors/index.js'
import type { CodecCheck, Shape, ShapeCodec } from '../models/index.js'
import { decodeBase64, decodeJson, encodeJson, ParseError } from '../protocols/index.js'
import { isBytes, isPlainObject } from '../values/index.js'
import { attributeReader, mapReader } from './attribute-reader.js'
import { isAttributeValue } from './attribute-shapes.js'
import { AttributeWriter, type Place, storedNull } from './attribute-writer.js'
import type { DocumentsOptions } from './documents-options.js'
import type { AttributeValue } from './plain-types.js'
import { numberReader, type ReadNumber, readNumberOfKey } from './read-number.js'

type Write<Raw> = (value: unknown, place: Place) => Raw | undefined

/** The codecs of one service's attribute values, for the options of one client. */
export class AttributeCodecs {
  readonly #writer: AttributeWriter
  readonly #service: string

  constructor(
    /** The shape of an attribute value in the service's model. */
    private readonly attribute: Shape,
    private readonly options: DocumentsOptions,
    service: string,
  ) {
    this.#writer = new AttributeWriter(options, attribute.members)
    this.#service = service
  }

  /** A single value. */
  ofValue(): ShapeCodec {
    return this.#codec(this.attribute, this.#reader(numberReader(this.options.wrapNumbers)), (value, place) =>
      this.#writer.write(value, place),
    )
  }

  /** A list of values, such as the parameters of a statement. */
  ofList(shape: Shape): ShapeCodec {
    const read = this.#reader(numberReader(this.options.wrapNumbers))
    const decode = (parsed: unknown) => {
      if (!Array.isArray(parsed)) throw new ParseError('expected an array of attribute values')
      return parsed.map(read)
    }
    return this.#codec(shape, decode, (value, place) => this.#list(value, place, shape.traits.min ?? 0))
  }

  /** A map of values, such as an item. */
  ofMap(shape: Shape): ShapeCodec {
    const read = this.#mapReader(numberReader(this.options.wrapNumbers))
    return this.#codec(shape, read, (value, place) => this.#writer.writeMembers(value, place))
  }

  /**
   * An item's key that goes back to the service. Its numbers stay exact, and its values may also be attribute values: a
   * listing continues at the key in a resume token. No key is a map, so the two cannot be mistaken for each other.
   */
  ofKey(shape: Shape): ShapeCodec {
    const { wrapNumbers } = this.options
    const read = this.#mapReader(wrapNumbers === true ? numberReader(true) : readNumberOfKey)
    return this.#codec(shape, read, (value, place) => this.#key(value, place))
  }

  /** A structure with a single value as a member. There null is the value null, and only undefined is absent. */
  ofStructure(shape: Shape): ShapeCodec {
    const names = [...shape.members].flatMap(([name, member]) =>
      isAttributeValue(member.shape) ? [name] : [],
    )
    const withNulls = (value: unknown) => {
      if (!isPlainObject(value)) return value
      const nulls = names.filter((name) => value[name] === null).map((name) => [name, storedNull] as const)
      return { ...value, ...Object.fromEntries(nulls) }
    }
    return {
      decode: (parsed) => decodeJson(shape, parsed),
      write: (value) => encodeJson(shape, withNulls(value)),
      check: ({ value }, checkAs) => checkAs(shape, withNulls(value)),
    }
  }

  #codec(shape: Shape, decode: (parsed: unknown) => unknown, write: Write<unknown>): ShapeCodec {
    return {
      decode,
      write: (value) => encodeJson(shape, this.#orThrow(value, write)),
      check: ({ value, path, problems }: CodecCheck) => {
        write(value, { path, problems })
      },
    }
  }

  /** For inputs that are not validated. @throws ParamValidationError */
  #orThrow(value: unknown, write: Write<unknown>): unknown {
    const found: ParamProblem[] = []
    const add = (path: string, message: string) =>
      found.push({ path, message: path === '' ? message : `${path}: ${message}` })
    const raw = write(value, { path: '', problems: { add } })
    if (found.length > 0) throw new ParamValidationError(found, { service: this.#service })
    return raw
  }

  #list(value: unknown, place: Place, least: number): AttributeValue[] | undefined {
    const { path, problems } = place
    if (!Array.isArray(value)) {
      problems.add(path, 'expected an array of plain values')
      return undefined
    }
    if (value.length < least) problems.add(path, `expected at least ${least} items, got ${value.length}`)
    return value.flatMap((item: unknown, index) => {
      return this.#writer.write(item, { path: `${path}[${index}]`, problems }) ?? []
    })
  }

  #key(value: unknown, place: Place): Record<string, AttributeValue> | undefined {
    if (!isPlainObject(value)) return this.#writer.writeMembers(value, place)
    const names = Object.keys(value)
    const raw = Object.fromEntries(
      names.filter((name) => isKeyValue(value[name])).map((name) => [name, value[name]]),
    )
    const plain = Object.fromEntries(
      names.filter((name) => !(name in raw)).map((name) => [name, value[name]]),
    )
    const written = this.#writer.writeMembers(plain, place)
    return written && { ...written, ...(raw as Record<string, AttributeValue>) }
  }

  #reader(number: ReadNumber): (value: unknown) => unknown {
    return attributeReader({
      number,
      bytes: decodeBase64,
      inPlace: true,
      // Some servers send a number or a boolean in place of its text, or the other way round.
      repair: (value) => decodeJson(this.attribute, value),
    })
  }

  #mapReader(number: ReadNumber): (parsed: unknown) => unknown {
    const read = mapReader(this.#reader(number), true)
    return (parsed) => {
      if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
        throw new ParseError('expected an object of attribute values')
      return read(parsed as Record<string, unknown>)
    }
  }
}

/** Whether it is an attribute value of a key: one text, number or value of bytes. */
function isKeyValue(value: unknown): boolean {
  if (!isPlainObject(value)) return false
  const [type, other] = Object.keys(value)
  if (other !== undefined) return false
  if (type === 'B') return isBytes(value.B)
  return (type === 'S' || type === 'N') && typeof value[type] === 'string'
}
