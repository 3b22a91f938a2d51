import { type Random, randomFrom } from '../random.js'
import { damage } from './damage.js'
import { type WrittenResponse, writeResponse } from './write-response.js'

/** What one connection carries. */
export interface Connection {
  /** The methods of its requests. */
  readonly methods: readonly string[]
  /** The bytes of its responses as they arrive; the connection ends behind them. */
  readonly pieces: readonly Buffer[]
  /** Whether all responses are valid, of a kind that servers send, and apart from each other. */
  readonly isValid: boolean
}

/** Pieces are no longer than what a socket reads at once. */
export const LONGEST_PIECE = 64 * 1024

/** Makes the connection with a number. The same seed and number always give the same connection. */
export function makeConnection(seed: number, number: number): Connection {
  const random = randomFrom(seed, number)
  const count = 1 + random(3)
  const isDamaged = random(4) > 0
  const isJoined = random(8) === 0 && count > 1
  const responses: WrittenResponse[] = []
  for (let i = 1; i <= count; i++) responses.push(writeResponse(random, i === count))
  const texts = responses.map(({ text }) => (isDamaged && random(2) === 0 ? damage(text, random) : text))
  if (isDamaged && texts.every((text, i) => text === responses[i]?.text))
    texts[0] = damage(texts[0] ?? '', random)
  const runs = isJoined ? [texts.join('')] : texts
  return {
    methods: responses.map(({ method }) => method),
    pieces: runs.flatMap((run) => split(Buffer.from(run, 'latin1'), random)),
    isValid: !isDamaged && !isJoined,
  }
}

/** Whole, in a few pieces, or byte by byte. */
function split(bytes: Buffer, random: Random): Buffer[] {
  const form = random(64)
  if (form === 0 && bytes.length < 600) return Array.from(bytes, (_, i) => bytes.subarray(i, i + 1))
  const cuts = form < 32 ? 0 : 1 + random(3)
  const places = Array.from({ length: cuts }, () => random(bytes.length + 1)).sort((a, b) => a - b)
  for (let at = LONGEST_PIECE; at < bytes.length; at += LONGEST_PIECE) places.push(at)
  places.sort((a, b) => a - b)
  return [...places, bytes.length]
    .map((end, i) => bytes.subarray(places[i - 1] ?? 0, end))
    .filter(({ length }) => length > 0)
}
