import { dictionary, formatOf } from './dictionary.js'
import { pick, type Random } from './random.js'
import type { ValidPage } from './valid-pages.js'
import { varyRows } from './vary-rows.js'

export interface Mutated {
  readonly body: Uint8Array
  /** Whether the body is only the beginning of a page. A decoder that accepts it loses the rest. */
  readonly isCut: boolean
}

type Mutation = (body: Uint8Array, context: MutationContext) => Uint8Array

interface MutationContext {
  readonly random: Random
  readonly tokens: readonly Uint8Array[]
  /** Another page of the same format. */
  readonly other: Uint8Array
}

const LONGEST = 64 * 1024

const mutations: readonly Mutation[] = [
  flipBit,
  flipBit,
  setByte,
  cutTail,
  dropPiece,
  repeatPiece,
  swapPieces,
  insertToken,
  insertToken,
  replaceByToken,
  splice,
  insertNoise,
]

/** Changes a page in one to four places, or cuts off its end. In XML also varies its rows. */
export function mutate(page: ValidPage, others: readonly ValidPage[], random: Random): Mutated {
  const { body } = page.response
  if (random(8) === 0) return { body: cutTail(body, { random }), isCut: true }
  const format = formatOf(page.protocol)
  const tokens = dictionary[format]
  let mutated = body
  if (format === 'xml' && random(3) === 0) {
    mutated = varyRows(body, random)
    if (random(4) > 0) return { body: mutated, isCut: false }
  }
  for (let left = 1 + random(4); left > 0; left--) {
    const context = { random, tokens, other: pick(random, others).response.body }
    mutated = pick(random, mutations)(mutated, context).subarray(0, LONGEST)
  }
  return { body: mutated, isCut: false }
}

function flipBit(body: Uint8Array, { random }: MutationContext): Uint8Array {
  const at = random(body.length)
  return replace(body, at, [(body[at] ?? 0) ^ (1 << random(8))])
}

function setByte(body: Uint8Array, { random }: MutationContext): Uint8Array {
  return replace(body, random(body.length), [random(256)])
}

function cutTail(body: Uint8Array, { random }: Pick<MutationContext, 'random'>): Uint8Array {
  return body.subarray(0, random(body.length))
}

function dropPiece(body: Uint8Array, { random }: MutationContext): Uint8Array {
  const [from, to] = piece(body, random)
  return Buffer.concat([body.subarray(0, from), body.subarray(to)])
}

function repeatPiece(body: Uint8Array, { random }: MutationContext): Uint8Array {
  const [from, to] = piece(body, random)
  const times = 1 + random(3)
  return Buffer.concat([
    body.subarray(0, to),
    ...Array(times).fill(body.subarray(from, to)),
    body.subarray(to),
  ])
}

function swapPieces(body: Uint8Array, { random }: MutationContext): Uint8Array {
  const [from, to] = piece(body, random)
  const middle = from + random(to - from + 1)
  return Buffer.concat([
    body.subarray(0, from),
    body.subarray(middle, to),
    body.subarray(from, middle),
    body.subarray(to),
  ])
}

function insertToken(body: Uint8Array, { random, tokens }: MutationContext): Uint8Array {
  const at = random(body.length + 1)
  return Buffer.concat([body.subarray(0, at), pick(random, tokens), body.subarray(at)])
}

function replaceByToken(body: Uint8Array, { random, tokens }: MutationContext): Uint8Array {
  const [from, to] = piece(body, random)
  return Buffer.concat([body.subarray(0, from), pick(random, tokens), body.subarray(to)])
}

function splice(body: Uint8Array, { random, other }: MutationContext): Uint8Array {
  return Buffer.concat([body.subarray(0, random(body.length + 1)), other.subarray(random(other.length + 1))])
}

function insertNoise(body: Uint8Array, { random }: MutationContext): Uint8Array {
  const noise = Uint8Array.from({ length: 1 + random(8) }, () => random(256))
  const at = random(body.length + 1)
  return Buffer.concat([body.subarray(0, at), noise, body.subarray(at)])
}

function replace(body: Uint8Array, at: number, bytes: readonly number[]): Uint8Array {
  if (body.length === 0) return body
  const copy = new Uint8Array(body)
  copy.set(bytes, at)
  return copy
}

/** The start and the end of a short piece. */
function piece(body: Uint8Array, random: Random): [number, number] {
  const from = random(body.length + 1)
  return [from, Math.min(body.length, from + 1 + random(40))]
}
