import { isDeepStrictEqual } from 'node:util'
import { cbor } from '@smithy/core/cbor'
import type { OperationModel } from '../src/models/index.js'
import { decodeCborBody } from '../src/protocols/index.js'
import { smithyRpcV2Cbor } from '../src/protocols/smithy-rpc-v2-cbor.js'
import { decodeErrorInPasses, decodeInPasses } from './cbor-oracle/body.js'
import { checkCbor } from './cbor-oracle/check-cbor.js'

/** Every refusal says where. */
const PLACE = /, (?:at|before) byte \d+$|^expected a CBOR map$/

interface Outcome {
  readonly value?: unknown
  readonly error?: string
}

/**
 * How the one pass that reads CBOR makes another value of a body, as an answer or as an error, than three passes make
 * of it. That both refuse it, and that it is said where, is enough: what they meet first differs.
 */
export function cborDifference(operation: OperationModel, body: Uint8Array): string | undefined {
  if (isBeyondOracle(body)) return undefined
  const { output } = operation
  const response = { statusCode: 400, headers: {}, body }
  const error = difference(
    'error',
    outcome(() => decodeErrorInPasses(operation, response)),
    outcome(() => smithyRpcV2Cbor.decodeError(operation, response)),
  )
  if (error !== undefined || !output) return error
  const expected = outcome(() => decodeInPasses(output, body))
  // Twice: the first time through, the decoder learns what comes after what.
  return (
    difference(
      'answer',
      expected,
      outcome(() => decodeCborBody(output, body)),
    ) ??
    difference(
      'answer, the second time,',
      expected,
      outcome(() => decodeCborBody(output, body)),
    )
  )
}

/**
 * Of a map that has a key twice one pass meets every value, and three passes only the last; and the library fails at
 * a text in chunks in a map of more than 24 entries.
 */
function isBeyondOracle(body: Uint8Array): boolean {
  try {
    if (checkCbor(body).repeatsKey) return true
  } catch {
    return false
  }
  try {
    cbor.deserialize(body)
    return false
  } catch {
    return true
  }
}

function difference(what: string, expected: Outcome, found: Outcome): string | undefined {
  const isSame =
    expected.error === undefined ? isDeepStrictEqual(found, expected) : PLACE.test(found.error ?? '')
  return isSame ? undefined : `one pass made of the ${what} ${show(found)} where ${show(expected)} is right`
}

function outcome(decode: () => unknown): Outcome {
  try {
    return { value: decode() }
  } catch (error) {
    // Others than these are a fault of the decoder's.
    if (!(error instanceof TypeError)) throw error
    return { error: error.message }
  }
}

function show(value: unknown): string {
  const write = (_: string, part: unknown) => (typeof part === 'bigint' ? String(part) : part)
  return JSON.stringify(value, write).slice(0, 300)
}
