import type { Member, Shape } from '../../models/index.js'
import { type TextName, textGenerator } from './generate-text.js'
import { serviceHabits } from './service-habits.js'

/** Makes the value of a shape for the item of an index. The same index always gives the same value. */
export type Generator = (index: number) => unknown

export interface GeneratorOptions {
  /** The service's name in ARNs. */
  readonly service: string
  /** Members to omit, as paths such as `DistributionList.Items`. */
  readonly omit?: ReadonlySet<string>
  /** Whether to include a member that would be omitted for its depth. Called once for each path of a member. */
  readonly also?: (parent: Shape, member: Member) => boolean
}

/** Where a shape lies in the value that is generated. */
interface ShapePosition {
  /** The name that its texts begin with. */
  readonly name: string
  readonly service: string
  readonly path: string
  /** Its index in the list around it, from 0, so that neighbours have different texts. */
  readonly ordinal: number
  readonly depth: number
  /** The shapes around it. A shape inside itself is omitted. */
  readonly ancestors: readonly Shape[]
  readonly omit: ReadonlySet<string>
  readonly also: (parent: Shape, member: Member) => boolean
}

/** Below this depth only required members are generated: a QuickSight dashboard has tens of thousands of members. */
const FULL_DEPTH = 3
const SCALAR_DEPTH = 2
const MOST_ELEMENTS = 50
const FIRST_MOMENT = Date.UTC(2024, 0, 1)
const nothing: ReadonlySet<string> = new Set()

/** Compiles a shape into a function that makes its values. Texts begin with `name`. */
export function compileGenerator(shape: Shape, name: string, options: GeneratorOptions): Generator {
  const { service, omit = nothing, also = () => false } = options
  const place = { service, omit, also, name, path: '', ordinal: 0, depth: 0, ancestors: [] }
  return compile(shape, place) ?? (() => undefined)
}

/** undefined if the shape lies in itself, or requires a shape that does. A list of it is empty. */
function compile(shape: Shape, place: ShapePosition): Generator | undefined {
  if (shape.isDocument) return (index) => ({ name: `${place.name}-${index}`, values: [index, true, null] })
  switch (shape.type) {
    case 'structure':
      return compileStructure(shape, place)
    case 'list':
      return compileList(shape, place)
    case 'map':
      return compileMap(shape, place)
    default:
      return compileScalar(shape, place)
  }
}

function compileScalar(shape: Shape, place: ShapePosition): Generator {
  switch (shape.type) {
    case 'integer':
    case 'long':
      return numberGenerator(shape, 0)
    case 'float':
    case 'double':
    case 'bigdecimal':
      return numberGenerator(shape, 0.5)
    case 'boolean':
      return (index) => index % 2 === 0
    case 'timestamp':
      return (index) => new Date(FIRST_MOMENT + index * 1000)
    case 'blob': {
      const text = textGenerator(shape.traits, textName(place))
      return (index) => Buffer.from(text(index), 'utf8')
    }
    default:
      if (serviceHabits(place.service).numbers?.includes(shape.name))
        return (index) => String(index + place.ordinal)
      return textGenerator(shape.traits, textName(place))
  }
}

function textName({ name, ordinal, service }: ShapePosition): TextName {
  return { name: ordinal === 0 ? name : `${name}${ordinal + 1}`, service }
}

function numberGenerator(shape: Shape, fraction: number): Generator {
  const { min = 0, max = 2 ** 31 - 1 } = shape.traits
  const from = Math.min(min, max)
  const steps = Math.max(1, Math.floor(max - from - fraction) + 1)
  return (index) => Math.min(max, from + (index % steps) + fraction)
}

function compileStructure(shape: Shape, place: ShapePosition): Generator | undefined {
  if (place.ancestors.includes(shape)) return undefined
  const inside = { ...place, ancestors: [...place.ancestors, shape], depth: place.depth + 1 }
  const members: [string, Generator][] = []
  for (const member of shape.members.values()) {
    const path = place.path === '' ? member.name : `${place.path}.${member.name}`
    if (place.omit.has(path) || !isWanted(shape, member, place)) continue
    const generator = compile(member.shape, { ...inside, name: member.name, path })
    if (generator) members.push([member.name, generator])
    else if (shape.required.has(member.name)) return undefined
  }
  return isUnion(shape, place) ? oneMember(members) : allMembers(members)
}

function isUnion(shape: Shape, { service }: ShapePosition): boolean {
  return shape.traits.union ?? serviceHabits(service).unions?.includes(shape.name) ?? false
}

function isWanted(parent: Shape, member: Member, place: ShapePosition): boolean {
  const { depth } = place
  if (member.location === 'statusCode' || member.shape.traits.eventstream) return false
  if (place.also(parent, member)) return true
  if (parent.required.has(member.name) || isUnion(parent, place) || depth < SCALAR_DEPTH) return true
  const nested = ['structure', 'list', 'map'].includes(member.shape.type)
  return depth < FULL_DEPTH && !nested
}

function allMembers(members: readonly [string, Generator][]): Generator {
  return (index) => {
    const value: Record<string, unknown> = {}
    for (const [name, generate] of members) value[name] = generate(index)
    return value
  }
}

/** A union holds exactly one member, a different one for each index. A union that holds only itself is omitted. */
function oneMember(members: readonly [string, Generator][]): Generator | undefined {
  if (members.length === 0) return undefined
  return (index) => {
    const [name, generate] = members[index % members.length] ?? ['', () => undefined]
    return { [name]: generate(index) }
  }
}

function compileList(shape: Shape, place: ShapePosition): Generator {
  const name = elementName(shape, place.name)
  const count = elementCount(shape, place.depth)
  const elements = Array.from({ length: count }, (_, ordinal) =>
    compile(shape.element.shape, { ...place, name, ordinal: place.ordinal + ordinal }),
  )
  const possible = elements.filter((generator) => generator !== undefined)
  return (index) => possible.map((generate) => generate(index))
}

/** Two elements near the top, one below, within the model's bounds. */
function elementCount(shape: Shape, depth: number): number {
  const { min = 0, max = Number.POSITIVE_INFINITY } = shape.traits
  return Math.min(Math.max(depth <= 1 ? 2 : 1, min), Math.max(max, 1), MOST_ELEMENTS)
}

/** The name of a list's texts: the name of its element's shape, or of the list if that is not specific. */
export function elementName(list: Shape, memberName: string): string {
  const { name } = list.element.shape
  return /string|^arn$/i.test(name) || name.startsWith('_') ? memberName : name
}

function compileMap(shape: Shape, place: ShapePosition): Generator {
  const key = compileScalar(shape.key.shape, { ...place, name: `${place.name}Key` })
  const value = compile(shape.value.shape, { ...place, name: `${place.name}Value` })
  return (index) => (value ? { [String(key(index))]: value(index) } : {})
}
