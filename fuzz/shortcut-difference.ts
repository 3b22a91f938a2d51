import { isDeepStrictEqual } from 'node:util'
import { type OperationModel, ServiceModel } from '../src/models/index.js'
import { readDocument, xmlDecoder } from '../src/protocols/xml/decode/index.js'
import type { XmlReader } from '../src/protocols/xml/index.js'
import { documentOrder } from '../src/values/index.js'

type XmlDecoder = (reader: XmlReader) => unknown

/** How the XML reader's result with shortcuts differs from its result without; undefined if it does not. */
export function shortcutDifference(operation: OperationModel, body: Uint8Array): string | undefined {
  if (!operation.output) return undefined
  const whole = outcome(body, decoderOf(operation), false)
  const fresh = decoderOf(untouched(operation))
  const times: readonly (readonly [when: string, decode: XmlDecoder])[] = [
    ['the first time', fresh],
    // The shortcuts have learned the order of the members.
    ['the second time', fresh],
    ['after other pages', decoderOf(operation)],
  ]
  for (const [when, decode] of times) {
    const short = outcome(body, decode, true)
    if (!isDeepStrictEqual(short, whole) || !isSameOrder(short, whole))
      return `with shortcuts, ${when}, it gave ${show(short)} instead of ${show(whole)}`
  }
  return undefined
}

/** The operation of a model of its own, whose decoders have seen no page. */
function untouched({ name, service }: OperationModel): OperationModel {
  const operation = new ServiceModel(service.name, service.description).operation(name)
  if (!operation) throw new Error(`no operation ${name}`)
  return operation
}

function decoderOf({ output, traits }: OperationModel): XmlDecoder {
  if (!output) throw new Error('no output')
  const decode = xmlDecoder(output)
  return traits.output?.resultWrapper === undefined ? decode : withinWrapper(decode)
}

function withinWrapper(decode: XmlDecoder): XmlDecoder {
  return (reader: XmlReader) => {
    const results = []
    while (reader.nextChild()) results.push(decode(reader))
    return results
  }
}

/** The body's bytes are overwritten before the value is looked at, as if a connection received the next page. */
function outcome(body: Uint8Array, read: XmlDecoder, takesShortcuts: boolean): unknown {
  const copy = Buffer.from(body)
  try {
    const value = readDocument(copy, read, takesShortcuts)
    if (!copy.equals(body)) return { error: 'the bytes were changed' }
    return { value }
  } catch (error) {
    return { error: String(error) }
  } finally {
    copy.fill(0)
  }
}

/** Whether equal values have their members in the same order, and their lists the same order in the document. */
function isSameOrder(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || one === null || typeof other !== 'object' || other === null) return true
  if (ArrayBuffer.isView(one)) return true
  if (Array.isArray(one) && Array.isArray(other) && !isDeepStrictEqual(offsetsOf(one), offsetsOf(other)))
    return false
  const names = Object.keys(one)
  return (
    isDeepStrictEqual(names, Object.keys(other)) &&
    names.every((name) => isSameOrder(Reflect.get(one, name), Reflect.get(other, name)))
  )
}

function offsetsOf(list: readonly unknown[]): number[] | undefined {
  const order = documentOrder(list)
  const offsetOf = order?.offsets()
  return offsetOf && list.map((_, index) => offsetOf(index))
}

function show(value: unknown): string {
  const write = (_: string, part: unknown) => (typeof part === 'bigint' ? String(part) : part)
  return JSON.stringify(value, write).slice(0, 300)
}
