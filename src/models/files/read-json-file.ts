import { NextTokenError } from '../../errors/index.js'
import type { Platform } from '../../platform/index.js'
import { messageOf } from '../../values/index.js'
import type { FoundFile } from './model-source.js'

export interface Reading {
  readonly files: Pick<Platform, 'readFile'>
  unpack?(bytes: Uint8Array): Uint8Array
  /**
   * A parser that leaves parts for later throws what `toError` makes if one of them is broken.
   *
   * @default JSON.parse
   */
  parse?(text: string, toError: (cause: unknown) => NextTokenError): unknown
  /** The remedy if the file cannot be read. */
  readonly remedy: string
}

/**
 * Reads a file of a model; undefined if it does not exist.
 *
 * @throws NextTokenError `InvalidModel` with the path, the reason and the remedy.
 */
export function readJsonFile(
  path: string,
  { files, unpack = (bytes) => bytes, parse = (text) => JSON.parse(text), remedy }: Reading,
): FoundFile | undefined {
  const toError = (cause: unknown) =>
    new NextTokenError('InvalidModel', `${path}: cannot be read: ${messageOf(cause)}; ${remedy}`, { cause })
  try {
    const bytes = files.readFile(path)
    if (bytes === undefined) return undefined
    const text = new TextDecoder('utf-8', { fatal: true }).decode(unpack(bytes))
    return { path, content: parse(text, toError) }
  } catch (cause) {
    throw toError(cause)
  }
}
