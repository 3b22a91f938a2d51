import { NextTokenError } from '../errors/index.js'
import { messageOf } from '../values/index.js'

/** Reads a model's file. @throws NextTokenError `InvalidModel`, naming the file, for whatever stands in the way. */
export function parseJson(path: string, read: () => Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(read()))
  } catch (cause) {
    const why = messageOf(cause)
    throw new NextTokenError(
      'InvalidModel',
      `${path}: cannot be read: ${why}; replace the file or remove it`,
      {
        cause,
      },
    )
  }
}
