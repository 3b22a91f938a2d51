import { isDeepStrictEqual } from 'node:util'
import { cbor } from '@smithy/core/cbor'
import type { OperationModel } from '../src/models/index.js'
import { decodeCborBody } from '../src/protocols/index.js'
import { smithyRpcV2Cbor } from '../src/protocols/smithy-rpc-v2-cbor.js'
import { decodeErrorInPasses, decodeInPasses } from './cbor-oracle/body.js'
import { checkCbor } from './cbor-oracle/check-cbor.js'

/** Every error contains the place. */
const PLACE = /, (?:at|before) byte \d+$|^expected a CBOR map$/

interface Outcome {
  readonly value?: unknown
  readonly error?: string
}

/**
 * How the one-pass reader's value of a body, as a response or as an error, differs from the oracle's; undefined if it
 * does not. If both refuse the body, their errors may differ, because each finds another problem first.
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
  // Twice, because the decoder learns the order of the members the first time.
  return (
    difference(
      'response',
      expected,
      outcome(() => decodeCborBody(output, body)),
    ) ??
    difference(
      'response, the second time,',
      expected,
      outcome(() => decodeCborBody(output, body)),
    )
  )
}

/**
 * Whether the oracle cannot judge a body. If a map repeats a key, one pass reads every value and the oracle only the
 * last. And the library fails for a text in chunks in a map with more than 24 entries.
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
  return isSame
    ? undefined
    : `the one-pass reader gave ${show(found)} for the ${what} instead of ${show(expected)}`
}

function outcome(decode: () => unknown): Outcome {
  try {
    return { value: decode() }
  } catch (error) {
    // A decoder must not throw other errors.
    if (!(error instanceof TypeError)) throw error
    return { error: error.message }
  }
}

function show(value: unknown): string {
  const write = (_: string, part: unknown) => (typeof part === 'bigint' ? String(part) : part)
  return JSON.stringify(value, write).slice(0, 300)
}
