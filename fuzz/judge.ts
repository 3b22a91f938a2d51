import { isUtf8 } from 'node:buffer'
import { ResponseParseError } from '../src/errors/index.js'
import type { RawResponse } from '../src/protocols/index.js'
import { loadedProtocol } from '../test/support/loaded-protocol.js'
import { cborDifference } from './cbor-difference.js'
import { nonconformity } from './conforms.js'
import { consoleWrites } from './console-writes.js'
import { formatOf } from './dictionary.js'
import type { Mutated } from './mutate.js'
import { shortcutDifference } from './shortcut-difference.js'
import type { ValidPage } from './valid-pages.js'

/** How many milliseconds a page of at most 64 KiB may take, also on a busy machine. */
const TIME_LIMIT = 1500

export interface Verdict {
  readonly outcome: 'decoded' | 'refused'
  /** What the decoder did wrong. */
  readonly problem?: string | undefined
}

/** Decodes a mutated body with the decoder of its page, and says whether the decoder did something wrong. */
export function judge(page: ValidPage, mutated: Mutated): Verdict {
  const response = { ...page.response, body: mutated.body }
  const before = consoleWrites()
  const startedAt = performance.now()
  const verdict = page.kind === 'page' ? judgePage(page, response, mutated) : judgeError(page, response)
  const taken = performance.now() - startedAt
  const problem =
    verdict.problem ?? pollution() ?? (consoleWrites() > before ? 'it wrote to the console' : undefined)
  if (problem === undefined && taken > TIME_LIMIT && secondTime(page, response) > TIME_LIMIT) {
    return { ...verdict, problem: `it took ${Math.round(taken)} ms` }
  }
  return { ...verdict, problem: problem ?? difference(page, mutated.body) }
}

/** How a decoder with shortcuts differs from one without. */
function difference({ kind, operation, protocol }: ValidPage, body: Uint8Array): string | undefined {
  const format = formatOf(protocol)
  if (format === 'cbor') return cborDifference(operation, body)
  return format === 'xml' && kind === 'page' ? shortcutDifference(operation, body) : undefined
}

function judgePage(page: ValidPage, response: RawResponse, mutated: Mutated): Verdict {
  const { operation } = page
  try {
    const value = loadedProtocol(operation.service).decodeResponse(operation, response)
    const problem = operation.output ? nonconformity(operation.output, value) : undefined
    return { outcome: 'decoded', problem: problem ?? loss(page, response.body, mutated.isCut) }
  } catch (error) {
    if (!(error instanceof ResponseParseError))
      return { outcome: 'refused', problem: `it threw ${show(error)}` }
    const hasAll =
      error.requestId !== undefined && error.service !== undefined && error.operation !== undefined
    return {
      outcome: 'refused',
      problem: hasAll ? undefined : `its error has no context: ${error.message}`,
    }
  }
}

/** Why these bytes cannot be a whole page; undefined if they can. */
function loss(page: ValidPage, body: Uint8Array, isCut: boolean): string | undefined {
  if (isCut && isShort(page.response.body, body)) return 'it accepted the beginning of a page as a page'
  if (body.length === 0) return 'it accepted an empty body as a page'
  return formatOf(page.protocol) === 'json' && !isUtf8(body)
    ? 'it accepted bytes that are not UTF-8'
    : undefined
}

/** Whether more than white space is missing. */
function isShort(whole: Uint8Array, body: Uint8Array): boolean {
  return whole.subarray(body.length).some((byte) => byte > 0x20)
}

function judgeError({ operation }: ValidPage, response: RawResponse): Verdict {
  try {
    const error = loadedProtocol(operation.service).decodeError(operation, response)
    const isText = typeof error.code === 'string' && error.code !== '' && typeof error.message === 'string'
    const problem = isText ? undefined : 'its code or message is not a text'
    const inMembers = error.shape ? nonconformity(error.shape, error.members) : undefined
    return { outcome: 'decoded', problem: problem ?? inMembers }
  } catch (error) {
    return { outcome: 'refused', problem: `it threw ${show(error)}` }
  }
}

/** Decodes a slow case again, because the machine may have been slow. Gives the time in milliseconds. */
function secondTime(page: ValidPage, response: RawResponse): number {
  const startedAt = performance.now()
  judgePage(page, response, { body: response.body, isCut: false })
  return performance.now() - startedAt
}

const prototypes = [Object.prototype, Array.prototype, String.prototype, Number.prototype, Function.prototype]
const ownKeys = prototypes.map((prototype) => Reflect.ownKeys(prototype).length)

function pollution(): string | undefined {
  const isClean = prototypes.every((prototype, i) => Reflect.ownKeys(prototype).length === ownKeys[i])
  return isClean ? undefined : 'it changed a prototype'
}

function show(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error)
}
