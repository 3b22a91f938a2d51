import { NextTokenError } from '../../errors/index.js'
import type { Platform } from '../../platform/index.js'
import { messageOf } from '../../values/index.js'
import type { FoundFile } from './model-source.js'

export interface Reading {
  readonly files: Pick<Platform, 'readFile'>
  unpack?(bytes: Uint8Array): Uint8Array
  /** @default JSON.parse */
  parse?(text: string): unknown
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
  { files, unpack = (bytes) => bytes, parse = JSON.parse, remedy }: Reading,
): FoundFile | undefined {
  try {
    const bytes = files.readFile(path)
    return bytes && { path, content: parse(new TextDecoder('utf-8', { fatal: true }).decode(unpack(bytes))) }
  } catch (cause) {
    const problem = `${path}: cannot be read: ${messageOf(cause)}; ${remedy}`
    throw new NextTokenError('InvalidModel', problem, { cause })
  }
}
