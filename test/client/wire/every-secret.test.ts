import { HttpRequest } from '@smithy/core/protocols'
import { describe, expect, it } from 'vitest'
import { wireView } from '../../../src/client/wire/index.js'
import { loadModel, type OperationModel, type ServiceModel, serviceNames } from '../../../src/models/index.js'
import { eventStreamMember, type Structure, streamingPayload } from '../../../src/protocols/index.js'
import { serverProtocols } from '../../../src/simulator/protocols/server-protocols.js'
import { compileGenerator } from '../../../src/simulator/values/generate-value.js'
import { loadedProtocol } from '../../support/loaded-protocol.js'
import { isLong, sampleOf } from '../../support/samples.js'
import { type Marked, markedValue, publicMark, secretMarks, secretNumber } from './support/marked-values.js'

interface Count {
  secrets: number
  shown: number
  ofPublic: number
}

/** A value of the operation's input or output with every member that was not seen yet. */
function generatedValue(
  { service }: OperationModel,
  shape: OperationModel['input'],
  seen: Set<object>,
): Marked {
  if (!shape) return { value: {}, secrets: 0 }
  const also = (_: unknown, member: object) => !seen.has(member) && seen.add(member) !== undefined
  const generate = compileGenerator(shape, shape.name, { service: service.signingName, also })
  return markedValue(shape, generate(0))
}

function shownRequest(operation: OperationModel, input: Structure): { shown: string; sent: string } {
  const { method, path, query, headers, body, stream } = loadedProtocol(operation.service).encodeRequest(
    operation,
    input,
  )
  const request = new HttpRequest({
    protocol: 'https:',
    hostname: 'service.test',
    method,
    path,
    query,
    headers,
    body: body ?? stream,
  })
  // Without the input, so that names alone have to hide the secrets.
  const shown = JSON.stringify(wireView(operation, {}).request(request))
  return { shown, sent: path + JSON.stringify([query, headers]) + Buffer.from(body ?? '').toString() }
}

function shownResponse(operation: OperationModel, output: Structure): { shown: string; sent: string } {
  const { service } = operation
  const server = serverProtocols(service).find(({ name }) => name === service.protocolName)
  if (!server) throw new Error(`the simulator does not speak ${service.protocolName}`)
  const { statusCode, headers, body } = server.encodeResponse(operation, output, 'id')
  const streams = streamingPayload(operation.output) ?? eventStreamMember(operation.output)
  const stream = { destroy: () => {}, async *[Symbol.asyncIterator]() {} }
  const response = { statusCode, headers, body: Buffer.from(body), ...(streams && { stream }) }
  const shown = JSON.stringify(wireView(operation, {}).response(response))
  return { shown, sent: JSON.stringify(headers) + (streams ? '' : Buffer.from(body).toString()) }
}

/** Counts what is shown, and returns where a secret is. */
function leaksOf(service: ServiceModel, count: Count): string[] {
  const seenOf = { input: new Set<object>(), output: new Set<object>() }
  return service.operationNames.flatMap((name) => {
    const operation = service.operation(name)
    if (!operation) return []
    return (['input', 'output'] as const).flatMap((side) => {
      const { value, secrets } = generatedValue(operation, operation[side], isLong ? new Set() : seenOf[side])
      const show = side === 'input' ? shownRequest : shownResponse
      const { shown, sent } = show(operation, value as Structure)
      count.secrets += secrets
      count.shown += shown.split(publicMark).length - 1
      count.ofPublic += sent.split(publicMark).length - 1
      const leaked = [...secretMarks, String(secretNumber)].some((mark) => shown.includes(mark))
      return leaked ? [`${name} ${side}: ${shown.slice(0, 500)}`] : []
    })
  })
}

describe('the wire log', () => {
  const count: Count = { secrets: 0, shown: 0, ofPublic: 0 }

  it.each(sampleOf('wireSecrets', serviceNames()))(
    '%s: no value that its model calls sensitive is shown',
    (name) => {
      expect(leaksOf(loadModel(name), count)).toEqual([])
    },
  )

  it('had secrets to hide, and shows nearly everything else', () => {
    expect(count.secrets).toBeGreaterThan(100)
    expect(count.shown / count.ofPublic).toBeGreaterThan(0.9)
  })
})
