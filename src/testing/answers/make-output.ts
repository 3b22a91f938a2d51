import { clientForm, type Output, type ResponseMetadata } from '../../client/index.js'
import type { Member, OperationModel, Shape } from '../../models/index.js'
import { bytesOf, isStreamSource, parseTimestamp, type Structure } from '../../protocols/index.js'
import { copyInput, isObject, setOwn } from '../../values/index.js'
import type { AnsweredCall } from './answered-call.js'
import { bodyStream } from './body-stream.js'
import { StubbedEvents } from './stubbed-events.js'

/** How the members of an output are made. */
interface Making {
  readonly call: AnsweredCall
  isFree(owner: Shape, member: Member): boolean
}

/**
 * The output that a caller gets for one that a test made up and that fits the model: a copy, with times as `Date`, blobs
 * as `Uint8Array`, a body as a stream, and what every response has besides.
 */
export function makeOutput(given: Structure, call: AnsweredCall): Output<Structure> {
  const { operation } = call
  const { $metadata, ...members } = given
  const making: Making = { call, isFree: clientForm(operation).isFree }
  const output = operation.output ? structureOf(operation.output, members, making) : {}
  const metadata = { ...defaultMetadata(call), ...(isObject($metadata) ? $metadata : {}) }
  addBindings(operation, output, { given: members, status: metadata.httpStatusCode })
  return Object.assign(output, { $metadata: metadata })
}

function defaultMetadata({ operation, requestId }: AnsweredCall): ResponseMetadata {
  return {
    httpStatusCode: operation.http.responseCode ?? 200,
    requestId,
    extendedRequestId: undefined,
    attempts: 1,
    throttles: 0,
    totalRetryDelay: 0,
  }
}

/** Members that come from the status line or the length of a response, so that a test need not pass them. */
function addBindings(
  { output: shape }: OperationModel,
  output: Structure,
  { given, status }: { readonly given: Structure; readonly status: number },
): void {
  const body = shape?.payload && given[shape.payload.name]
  for (const member of shape?.members.values() ?? []) {
    if (output[member.name] !== undefined) continue
    if (member.location === 'statusCode') output[member.name] = status
    const isLength = member.location === 'header' && member.wireName.toLowerCase() === 'content-length'
    if (isLength && body !== undefined && !isStreamSource(body))
      output[member.name] = bytesOf(body).byteLength
  }
}

function structureOf(shape: Shape, value: Structure, making: Making): Structure {
  const made: Structure = {}
  for (const [name, item] of Object.entries(value)) {
    const member = shape.members.get(name)
    if (!member || item === undefined || item === null) continue
    setOwn(made, name, making.isFree(shape, member) ? copyInput(item) : madeValue(member, item, making))
  }
  return made
}

function madeValue(member: Member, value: unknown, making: Making): unknown {
  const { shape } = member
  if (value === null) return null
  if (shape.codec || shape.isDocument || member.traits.jsonvalue) return copyInput(value)
  if (shape.traits.eventstream) {
    const make = (event: Structure) => structureOf(shape, event, making)
    return new StubbedEvents(value, { member, call: making.call, make })
  }
  switch (shape.type) {
    case 'structure':
      return isObject(value) ? structureOf(shape, value, making) : value
    case 'list':
      return Array.isArray(value) ? value.map((item) => madeValue(shape.element, item, making)) : value
    case 'map':
      return isObject(value) ? mapOf(member, value, making) : value
    case 'timestamp':
      return parseTimestamp(value)
    case 'blob':
      return member.streaming ? bodyStream(value, making.call) : new Uint8Array(bytesOf(value))
    default:
      return value
  }
}

/** The keys of a map that arrives in headers are in lower case, such as those of S3's `Metadata`. */
function mapOf({ shape, location }: Member, value: Structure, making: Making): Structure {
  const made: Structure = {}
  for (const [key, item] of Object.entries(value))
    if (item !== undefined)
      setOwn(made, location === 'headers' ? key.toLowerCase() : key, madeValue(shape.value, item, making))
  return made
}
