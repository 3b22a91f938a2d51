import { pick, type Random } from '../../../fuzz/random.js'

const NEGATIVE = 1
const BYTES = 2
const TEXT = 3
const LIST = 4
const MAP = 5
const TAG = 6
const BREAK = Buffer.from('ff', 'hex')

/** What a reader must pass over, or may not know: each with its place in a map. */
const others: readonly unknown[] = [
  0,
  -1,
  1.5,
  'x'.repeat(300),
  'é',
  null,
  true,
  [[], {}],
  { a: [new Date(0)] },
]

/**
 * A value as CBOR, in one of the many ways that the format allows: lengths in more bytes than they need, strings in
 * chunks, lists and maps without lengths, floats for integers; and, in maps, entries left out, added and moved.
 * Takes what `cbor.serialize` takes, and dates.
 */
export function writeCbor(value: unknown, random: Random): Buffer {
  if (value === null || value === undefined) return simple(pick(random, [22, 23]))
  if (typeof value === 'boolean') return simple(value ? 21 : 20)
  if (typeof value === 'number') return writeNumber(value, random)
  if (typeof value === 'bigint') return writeInteger(value, random)
  if (typeof value === 'string') return writeString(TEXT, [...value].map(toBytes), random)
  if (value instanceof Uint8Array) return writeString(BYTES, [value], random)
  if (value instanceof Date) return writeMoment(value.getTime() / 1000, random)
  if (Array.isArray(value))
    return writeItems(
      LIST,
      value.map((item) => writeCbor(item, random)),
      random,
    )
  return isTagged(value) ? writeMoment(Number(value.value), random) : writeMap(value, random)
}

function isTagged(value: object): value is { readonly value: unknown } {
  return Object.getOwnPropertySymbols(value).length > 0
}

function writeMoment(seconds: number, random: Random): Buffer {
  const number = writeNumber(seconds, random)
  const forms = [Buffer.concat([head(TAG, 1n, random), number]), number]
  const isTime = Math.abs(seconds) < 8e12
  return pick(random, isTime ? [...forms, writeCbor(new Date(seconds * 1000).toISOString(), random)] : forms)
}

function writeMap(value: object, random: Random): Buffer {
  const entries = Object.entries(value).filter(() => random(5) > 0)
  if (random(3) === 0) entries.push([`Other${random(100)}`, pick(random, others)])
  if (random(3) === 0) entries.unshift(...entries.splice(random(entries.length + 1)))
  const keys = new Set<string>()
  const written = entries.flatMap(([key, item]) => {
    if (keys.has(key)) return []
    keys.add(key)
    const bytes = Buffer.from(key)
    const isNull = random(12) === 0
    const content = [head(TEXT, BigInt(bytes.length), random), bytes, writeCbor(isNull ? null : item, random)]
    return [Buffer.concat(content)]
  })
  return writeItems(MAP, written, random)
}

function writeItems(major: number, items: readonly Buffer[], random: Random): Buffer {
  if (random(4) === 0) return Buffer.concat([initial(major, 31), ...items, BREAK])
  return Buffer.concat([head(major, BigInt(items.length), random), ...items])
}

function writeString(major: number, pieces: readonly Uint8Array[], random: Random): Buffer {
  if (random(6) > 0) return definite(major, Buffer.concat(pieces), random)
  const cut = random(pieces.length + 1)
  const chunks = [pieces.slice(0, cut), pieces.slice(cut)].map((part) =>
    definite(major, Buffer.concat(part), random),
  )
  return Buffer.concat([initial(major, 31), ...chunks, BREAK])
}

function definite(major: number, content: Buffer, random: Random): Buffer {
  return Buffer.concat([head(major, BigInt(content.length), random), content])
}

function writeNumber(value: number, random: Random): Buffer {
  const isInteger = Number.isSafeInteger(value) && !Object.is(value, -0)
  if (isInteger && random(4) > 0) return writeInteger(BigInt(value), random)
  const double = Buffer.alloc(9, 0xfb)
  double.writeDoubleBE(value, 1)
  const single = Buffer.alloc(5, 0xfa)
  single.writeFloatBE(value, 1)
  return Object.is(single.readFloatBE(1), value) ? pick(random, [single, double]) : double
}

function writeInteger(value: bigint, random: Random): Buffer {
  return value < 0n ? head(NEGATIVE, -1n - value, random) : head(0, value, random)
}

/** An initial byte and the number that belongs to it, now and then in more bytes than it needs. */
function head(major: number, number: bigint, random: Random): Buffer {
  const sizes = [1, 2, 4, 8].filter((size) => number < 2n ** BigInt(8 * size))
  if (number < 24n && random(8) > 0) return initial(major, Number(number))
  const size = random(8) === 0 ? pick(random, sizes) : (sizes[0] ?? 8)
  const digits = Buffer.from(number.toString(16).padStart(2 * size, '0'), 'hex')
  return Buffer.concat([initial(major, 24 + Math.log2(size)), digits])
}

function initial(major: number, minor: number): Buffer {
  return Buffer.from([(major << 5) | minor])
}

function simple(minor: number): Buffer {
  return initial(7, minor)
}

function toBytes(text: string): Uint8Array {
  return Buffer.from(text)
}
