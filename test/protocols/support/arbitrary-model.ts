import fc from 'fast-check'
import type { ServiceDescription, ShapeDescription, TimestampFormat } from '../../../src/models/index.js'

/** A type, as a tree; `modelOf` writes it in botocore's form, `arbitraryValue` makes values of it. */
export type Kind =
  | { readonly type: 'string' | 'integer' | 'long' | 'double' | 'boolean' | 'blob' | 'document' }
  | { readonly type: 'timestamp'; readonly format: TimestampFormat | undefined }
  | { readonly type: 'list' | 'map'; readonly of: Kind; readonly sparse: boolean }
  | { readonly type: 'structure' | 'union'; readonly members: Readonly<Record<string, Kind>> }

interface Options {
  readonly kinds: readonly Kind['type'][]
  /** Longs beyond 2^53 as well. */
  readonly bigLongs: boolean
  readonly mapKey: fc.Arbitrary<string>
}

export const plainNames = ['Name', 'a', 'b', 'LongerName'] as const
/** What a careless object would answer to by itself, and what needs more than ASCII. */
export const hostileNames = [
  ...plainNames,
  'constructor',
  'toString',
  'hasOwnProperty',
  'valueOf',
  '日本',
] as const

export const hostileKey = fc.oneof(
  fc.constantFrom('__proto__', 'constructor', 'toString', '', '"', '\\', '\u2028', '𝒳'),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
)

export function arbitraryKind(kinds: readonly Kind['type'][], names: readonly string[]): fc.Arbitrary<Kind> {
  const leaf = fc.oneof(
    fc
      .constantFrom(...(['string', 'integer', 'long', 'double', 'boolean', 'blob', 'document'] as const))
      .map((type): Kind => ({ type })),
    fc
      .constantFrom<TimestampFormat | undefined>('iso8601', 'rfc822', 'unixTimestamp', undefined)
      .map((format): Kind => ({ type: 'timestamp', format })),
  )
  const { kind } = fc.letrec<{ kind: Kind }>((tie) => ({
    kind: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      leaf,
      fc.record({ type: fc.constantFrom('list', 'map'), of: tie('kind'), sparse: fc.boolean() }),
      fc.record({
        type: fc.constantFrom('structure', 'structure', 'union'),
        members: fc.dictionary(fc.constantFrom(...names), tie('kind'), { minKeys: 1, maxKeys: 4 }),
      }),
    ),
  }))
  return kind.filter((each) => allOf(each).every((one) => kinds.includes(one.type)))
}

function allOf(kind: Kind): Kind[] {
  if ('of' in kind) return [kind, ...allOf(kind.of)]
  return 'members' in kind ? [kind, ...Object.values(kind.members).flatMap(allOf)] : [kind]
}

/** A root structure of one member, `Value`, of this kind. */
export function modelOf(kind: Kind): ServiceDescription['shapes'] {
  const shapes: Record<string, ShapeDescription> = {}
  const add = (description: ShapeDescription): { shape: string } => {
    const shape = `Shape${Object.keys(shapes).length}`
    shapes[shape] = description
    return { shape }
  }
  const refer = (each: Kind): { shape: string } => add(describeKind(each, refer))
  shapes.Root = { type: 'structure', members: { Value: refer(kind) } }
  return shapes
}

function describeKind(kind: Kind, refer: (kind: Kind) => { shape: string }): ShapeDescription {
  switch (kind.type) {
    case 'timestamp':
      return { type: 'timestamp', ...(kind.format && { timestampFormat: kind.format }) }
    case 'list':
      return { type: 'list', member: refer(kind.of), ...(kind.sparse && { sparse: true }) }
    case 'map':
      return {
        type: 'map',
        key: { shape: 'Text' },
        value: refer(kind.of),
        ...(kind.sparse && { sparse: true }),
      }
    case 'document':
      return { type: 'structure', document: true, members: {} }
    case 'structure':
    case 'union': {
      const members = Object.entries(kind.members).map(([name, each]) => [name, refer(each)])
      const union = kind.type === 'union' ? { union: true } : {}
      return { type: 'structure', members: Object.fromEntries(members), ...union }
    }
    default:
      return { type: kind.type }
  }
}

export function arbitraryValue(kind: Kind, options: Omit<Options, 'kinds'>): fc.Arbitrary<unknown> {
  switch (kind.type) {
    case 'list':
      return fc.array(elementOf(kind, options), { maxLength: 3 })
    case 'map':
      return fc.dictionary(options.mapKey, elementOf(kind, options), { maxKeys: 3, noNullPrototype: true })
    case 'structure':
      return fc.record(valuesOf(kind.members, options), { requiredKeys: [], noNullPrototype: true })
    case 'union':
      return fc.oneof(
        ...Object.entries(kind.members).map(([name, each]) =>
          arbitraryValue(each, options).map((value) => Object.fromEntries([[name, value]])),
        ),
      )
    case 'timestamp':
      return timestampOf(kind.format)
    case 'long':
      return options.bigLongs ? exactLong : fc.maxSafeInteger().map((value) => value + 0)
    default:
      return leaves[kind.type]
  }
}

function elementOf(
  kind: Extract<Kind, { of: Kind }>,
  options: Omit<Options, 'kinds'>,
): fc.Arbitrary<unknown> {
  const value = arbitraryValue(kind.of, options)
  return kind.sparse ? fc.option(value) : value
}

function valuesOf(members: Readonly<Record<string, Kind>>, options: Omit<Options, 'kinds'>) {
  return Object.fromEntries(
    Object.entries(members).map(([name, each]) => [name, arbitraryValue(each, options)]),
  )
}

const exactLong = fc
  .bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })
  .map((value) => (Number.isSafeInteger(Number(value)) ? Number(value) : value))

/** -0 is 0 on every wire. */
const number = fc.double().map((value) => (value === 0 ? 0 : value))

const documents = fc
  .jsonValue({ maxDepth: 2 })
  .filter((value) => value !== null)
  .map((value): unknown => JSON.parse(JSON.stringify(value)))

const leaves = {
  string: fc.string({ unit: 'grapheme', maxLength: 8 }),
  integer: fc.integer(),
  double: number,
  boolean: fc.boolean(),
  blob: fc.uint8Array({ maxLength: 12 }),
  document: documents,
} as const

/** An HTTP date has no fraction; years as services know them. */
function timestampOf(format: TimestampFormat | undefined): fc.Arbitrary<Date> {
  const milliseconds = fc.integer({ min: Date.UTC(1970, 0, 1), max: Date.UTC(2199, 0, 1) })
  return milliseconds.map((time) => new Date(format === 'rfc822' ? Math.floor(time / 1000) * 1000 : time))
}
