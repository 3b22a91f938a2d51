import { isDeepStrictEqual } from 'node:util'
import type { OperationModel } from '../src/models/index.js'
import { readDocument, xmlDecoder } from '../src/protocols/xml/decode/index.js'
import type { XmlReader } from '../src/protocols/xml/index.js'

type XmlDecoder = (reader: XmlReader) => unknown

/** How the XML reader's result with shortcuts differs from its result without; undefined if it does not. */
export function shortcutDifference({ output, traits }: OperationModel, body: Uint8Array): string | undefined {
  if (!output) return undefined
  const decode = xmlDecoder(output)
  const read = traits.output?.resultWrapper === undefined ? decode : withinWrapper(decode)
  const whole = outcome(body, read, false)
  // Twice, because the shortcuts learn the order of the fields the first time.
  for (const time of ['first', 'second']) {
    const short = outcome(body, read, true)
    if (!isDeepStrictEqual(short, whole)) {
      return `with shortcuts, the ${time} time, it gave ${show(short)} instead of ${show(whole)}`
    }
  }
  return undefined
}

function withinWrapper(decode: XmlDecoder): XmlDecoder {
  return (reader: XmlReader) => {
    const results = []
    while (reader.nextChild()) results.push(decode(reader))
    return results
  }
}

function outcome(body: Uint8Array, read: XmlDecoder, takesShortcuts: boolean): unknown {
  try {
    return { value: readDocument(body, read, takesShortcuts) }
  } catch (error) {
    return { error: String(error) }
  }
}

function show(value: unknown): string {
  const write = (_: string, part: unknown) => (typeof part === 'bigint' ? String(part) : part)
  return JSON.stringify(value, write).slice(0, 300)
}
