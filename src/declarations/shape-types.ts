import { isAttributeValue } from '../documents/index.js'
import type { Member, OperationModel, ServiceModel, Shape } from '../models/index.js'
import { streamingPayload } from '../protocols/index.js'
import { hooksOf, type ServiceHooks } from '../services/index.js'
import { type Documentation, docComment, paragraphs } from './documentation/index.js'
import { factsOf, sentenceOf } from './facts.js'
import { reachedShapes } from './reached-shapes.js'
import { type Direction, propertyKey, type TypeNames } from './type-names.js'

const scalars: Record<string, { in: string; out: string }> = {
  string: { in: 'string', out: 'string' },
  character: { in: 'string', out: 'string' },
  boolean: { in: 'boolean', out: 'boolean' },
  integer: { in: 'number', out: 'number' },
  long: { in: 'number | bigint', out: 'number' },
  float: { in: 'number', out: 'number' },
  double: { in: 'number', out: 'number' },
  bigdecimal: { in: 'number', out: 'number' },
  timestamp: { in: 'Date | number | string', out: 'Date' },
  blob: { in: 'Uint8Array | string', out: 'Uint8Array' },
}

/** Whether a shape is a payload that may be a stream. */
const streams = { in: 'Uint8Array | string | StreamSource', out: 'StreamedBody' }

/** Members of pages by output shape: those on every page, and those that may be absent, whatever the model says. */
export interface PageMembers {
  readonly always: ReadonlyMap<string, ReadonlySet<string>>
  readonly notAlways: ReadonlyMap<string, ReadonlySet<string>>
}

/** TypeScript types of shapes. Each structure and enum gets one declaration per direction. */
export class ShapeTypes {
  readonly #names: TypeNames
  private readonly documentation: Documentation | undefined
  readonly #hooks: ServiceHooks
  readonly #inInputs: ReadonlySet<Shape>
  readonly #inOutputs: ReadonlySet<Shape>
  readonly #pending: { shape: Shape; direction: Direction }[] = []
  readonly #declared = new Map<string, string>()
  readonly #differs = new Map<string, boolean>()

  constructor(
    model: ServiceModel,
    private readonly pages: PageMembers,
    {
      names,
      documentation,
    }: { readonly names: TypeNames; readonly documentation: Documentation | undefined },
  ) {
    this.#names = names
    this.documentation = documentation
    this.#hooks = hooksOf(model.serviceId)
    this.#inInputs = reachedShapes(model, 'in')
    this.#inOutputs = reachedShapes(model, 'out')
  }

  /** All declarations that the types so far need, directly or not. */
  declarations(): string[] {
    for (let next = this.#pending.pop(); next; next = this.#pending.pop()) {
      const name = this.#name(next.shape, next.direction)
      this.#declared.set(name, this.#declare(next.shape, next.direction, name))
    }
    return [...this.#declared.values()]
  }

  type(shape: Shape, direction: Direction): string {
    if (shape.isDocument) return 'DocumentValue'
    if (isPlain(shape)) return plainType(shape, direction)
    if (shape.type === 'structure' || shape.traits.enum) return this.#reference(shape, direction)
    if (shape.type === 'list') return this.#list(shape, direction)
    if (shape.type === 'map') return `Record<string, ${this.member(shape.value, direction, shape)}>`
    return scalars[shape.type]?.[direction] ?? 'unknown'
  }

  inputOf({ input }: OperationModel): string {
    return input ? this.type(input, 'in') : 'Record<string, never>'
  }

  outputOf({ output }: OperationModel): string {
    return output ? this.type(output, 'out') : '{}'
  }

  /** The type of a list's or map's values, which may be `null` in a sparse container. */
  member(member: Member, direction: Direction, container: Shape): string {
    const special = this.#hooks.memberType?.(container, member)?.[direction]
    const type = special ?? (member.traits.jsonvalue ? 'DocumentValue' : this.type(member.shape, direction))
    return container.traits.sparse ? `${type} | null` : type
  }

  #list(shape: Shape, direction: Direction): string {
    const element = this.member(shape.element, direction, shape)
    const simple = /^[\w$]+(\[\])*$/.test(element) ? element : `(${element})`
    return direction === 'in' ? `readonly ${simple}[]` : `${simple}[]`
  }

  #reference(shape: Shape, direction: Direction): string {
    const name = this.#name(shape, direction)
    const isElsewhere = this.#names.isPlain?.(shape) === false
    if (!isElsewhere && !this.#declared.has(name)) {
      this.#declared.set(name, '')
      this.#pending.push({ shape, direction })
    }
    return name
  }

  #name(shape: Shape, direction: Direction): string {
    const needsTwo = direction === 'in' && this.#inOutputs.has(shape) && this.#isDifferent(shape, new Set())
    return needsTwo ? this.#names.ofInput(shape) : this.#names.of(shape)
  }

  /** Whether callers write values of this declaration. Then facts are shown and `undefined` is allowed. */
  #isWritten(shape: Shape, direction: Direction): boolean {
    return direction === 'in' || (this.#inInputs.has(shape) && !this.#isDifferent(shape, new Set()))
  }

  #declare(shape: Shape, direction: Direction, name: string): string {
    const text = this.documentation?.shape(shape.name) ?? []
    if (shape.traits.enum && shape.type !== 'structure')
      return `${docComment(text, '')}type ${name} = ${enumOf(shape.traits.enum)}`
    if (direction === 'out' && isAttributeValue(shape)) return this.#alternatives(shape, name)
    const members = [...shape.members.values()].map((member) => this.#memberLine(shape, member, direction))
    const union = shape.traits.union && direction === 'in' ? 'Exactly one member.' : ''
    const comment = text.length > 0 ? docComment(paragraphs(text, union, ''), '') : oneLine(union, '\n')
    return `${comment}interface ${name} {\n${members.join('')}}`
  }

  /** Exactly one member, so that the type fits the AWS SDK's. */
  #alternatives({ members }: Shape, name: string): string {
    const all = [...members.values()]
    const alternatives = all.map((member) => {
      const others = all.filter((other) => other !== member).map((other) => `; ${other.name}?: never`)
      return `\n\t| { ${member.name}: ${this.type(member.shape, 'out')}${others.join('')} }`
    })
    return `type ${name} =${alternatives.join('')}`
  }

  #memberLine(shape: Shape, member: Member, direction: Direction): string {
    const certain = direction === 'out' && this.pages.always.get(shape.name)?.has(member.name)
    const filled = direction === 'in' && this.#isFilledIn(shape, member)
    const isRequired = shape.required.has(member.name)
    const passes = direction === 'out' && this.pages.notAlways.get(shape.name)?.has(member.name)
    const isGiven = (isRequired && !filled && !passes) || certain
    const isWritten = this.#isWritten(shape, direction)
    const facts = [isRequired && filled ? 'required, filled in where absent' : '', ...factsOf(member)]
    const said = isWritten ? facts.filter(Boolean) : []
    const type = this.#memberType(shape, member, direction)
    const absent = !isGiven && isWritten ? ' | undefined' : ''
    return `${this.#memberComment(shape, member, said)}${propertyKey(member.name)}${isGiven ? '' : '?'}: ${type}${absent}\n`
  }

  /** A member's comment and the indentation of its line. */
  #memberComment(shape: Shape, member: Member, facts: readonly string[]): string {
    const text = this.documentation?.member(shape.name, member.name) ?? []
    const sentence = sentenceOf(facts)
    const deprecated = member.traits.deprecated ? '@deprecated' : ''
    if (text.length > 0) return `${docComment(paragraphs(text, sentence, deprecated), '\t')}\t`
    return `\t${oneLine([sentence, deprecated].filter(Boolean).join(' '), ' ')}`
  }

  #memberType(shape: Shape, member: Member, direction: Direction): string {
    const special = this.#hooks.memberType?.(shape, member)?.[direction]
    if (special !== undefined) return special
    if (member.traits.jsonvalue) return 'DocumentValue'
    if (direction === 'out' && member.shape.traits.eventstream) return this.#events(member.shape)
    const isStream = streamingPayload(shape) === member
    return isStream ? streams[direction] : this.type(member.shape, direction)
  }

  /** Each event is an object with one key. Exceptions are thrown instead. */
  #events(stream: Shape): string {
    const events = [...stream.members.values()].filter((event) => !event.shape.traits.exception)
    const types = events.map((event) => `{ ${event.name}: ${this.type(event.shape, 'out')} }`)
    return `AsyncIterable<${types.join(' | ') || 'never'}>`
  }

  /** Whether an input of this shape has a required member. */
  hasRequired(input: Shape): boolean {
    return [...input.members.values()].some(
      (member) => input.required.has(member.name) && !this.#isFilledIn(input, member),
    )
  }

  #isFilledIn(owner: Shape, member: Member): boolean {
    return member.traits.idempotencyToken || this.#hooks.memberType?.(owner, member)?.isFilledIn || false
  }

  /** Whether inputs accept more forms of this shape than outputs return. */
  #isDifferent(shape: Shape, above: Set<string>): boolean {
    const known = this.#differs.get(shape.name)
    if (known !== undefined) return known
    if (above.has(shape.name)) return false
    above.add(shape.name)
    const differs = this.#isDifferentInside(shape, above)
    above.delete(shape.name)
    if (differs || above.size === 0) this.#differs.set(shape.name, differs)
    return differs
  }

  #isDifferentInside(shape: Shape, above: Set<string>): boolean {
    if (shape.isDocument) return false
    if (shape.type === 'list' || shape.codec) return true
    if (shape.type === 'map') return this.#isDifferent(shape.value.shape, above)
    if (shape.type !== 'structure') return scalars[shape.type]?.in !== scalars[shape.type]?.out
    if (this.pages.always.has(shape.name) || this.pages.notAlways.has(shape.name)) return true
    return [...shape.members.values()].some(
      (member) =>
        member.traits.idempotencyToken ||
        this.#hooks.memberType?.(shape, member) ||
        this.#isDifferent(member.shape, above),
    )
  }
}

/** Whether a value is a plain value of DynamoDB, or an object of such values. */
function isPlain(shape: Shape): boolean {
  return shape.codec !== undefined && (shape.type === 'map' || isAttributeValue(shape))
}

/** The type of an attribute value, or of a map of them, in plain values. Objects of interfaces have no index. */
function plainType({ type }: Shape, direction: Direction): string {
  if (type === 'structure') return direction === 'in' ? 'PlainInput' : 'PlainAttribute'
  return direction === 'in' ? 'object' : 'Record<string, PlainAttribute>'
}

/** A comment on one line, with what follows it; empty if there is no text. */
function oneLine(text: string, after: string): string {
  return text && `/** ${text} */${after}`
}

/** Suggests the known values and accepts any other string, because AWS adds values without notice. */
function enumOf(values: readonly string[]): string {
  return [...values.map((value) => JSON.stringify(value)), '(string & {})'].join(' | ')
}
