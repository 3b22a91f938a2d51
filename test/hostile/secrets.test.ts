import { inspect } from 'node:util'
import { cbor } from '@smithy/core/cbor'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { client } from '../../src/client/index.js'
import { ResponseParseError } from '../../src/errors/index.js'
import { loadModel, type Member, modelOf, type OperationModel, type Shape } from '../../src/models/index.js'
import type { RawResponse } from '../../src/protocols/index.js'
import { event } from '../support/event-frames.js'
import { loadedProtocol } from '../support/loaded-protocol.js'
import { answerWith, cloudwatchInCbor, refusal } from './support/answer-with.js'

const SECRET = 'Qx7Zw9Kv3Jp5Mf8R'
/** Where a number belongs. */
const DIGITS = '86753094216042'
/** So that a part of a secret is found too. */
const PIECE = 5

/** Operations whose answers hold secrets that their models do not mark. */
const answers = [
  ['ecr', 'GetAuthorizationToken'],
  ['sqs', 'ReceiveMessage'],
  ['apigateway', 'GetApiKey'],
  ['apigateway', 'GetApiKeys'],
  ['rds-data', 'ExecuteStatement'],
  ['sts', 'AssumeRole'],
  ['iam', 'CreateAccessKey'],
  ['ec2', 'GetPasswordData'],
  ['ec2', 'DescribeVpnConnections'],
  ['s3', 'ListObjectsV2'],
  ['cloudfront', 'ListPublicKeys'],
  ['cloudwatch', 'GetDashboard'],
] as const

function operationOf(service: string, name: string): OperationModel {
  const model = service === 'cloudwatch' ? modelOf(cloudwatchInCbor()) : loadModel(service)
  const operation = model.operation(name)
  if (!operation) throw new Error(`${service} has no ${name}`)
  return operation
}

/** A value of a shape in which everything is the secret: every scalar of whatever type, and every map's key. */
function plant(shape: Shape, scalar: unknown, depth = 0): unknown {
  if (shape.type === 'list') return depth > 4 ? [] : [plant(shape.element.shape, scalar, depth + 1)]
  if (shape.type === 'map') return { [SECRET]: plant(shape.value.shape, scalar, depth + 1) }
  if (shape.type !== 'structure') return scalar
  if (depth > 4) return {}
  const members = [...shape.members.values()].map((member) => [
    member.wireName,
    plant(member.shape, scalar, depth + 1),
  ])
  return { ...Object.fromEntries(members), [SECRET]: scalar }
}

function plantXml(name: string, shape: Shape, text: string, depth = 0): string {
  const inner = (member: Member, as = member.wireName) => plantXml(as, member.shape, text, depth + 1)
  const content =
    shape.type === 'list'
      ? inner(shape.element)
      : shape.type === 'structure' && depth < 5
        ? [...shape.members.values()].map((member) => inner(member)).join('')
        : text
  return `<${name} a="${SECRET}"><!--${SECRET}-->${content}</${name}>`
}

function bodyOf(operation: OperationModel, scalar: string): Buffer {
  const { output, service, name, traits } = operation
  if (!output) throw new Error(`${name} has no output`)
  const target = output.payload?.shape ?? output
  const { protocolName } = service
  if (protocolName === 'smithy-rpc-v2-cbor') return Buffer.from(cbor.serialize(plant(target, scalar)))
  if (protocolName === 'json' || protocolName === 'rest-json')
    return Buffer.from(JSON.stringify(plant(target, scalar)))
  const wrapper = traits.output?.resultWrapper
  if (protocolName === 'query' && wrapper !== undefined)
    return Buffer.from(`<${name}Response>${plantXml(wrapper, output, scalar)}</${name}Response>`)
  const root = protocolName === 'ec2' ? `${name}Response` : target.name
  return Buffer.from(plantXml(root, target, scalar))
}

type Break = (body: Buffer) => Buffer

const at = (body: Buffer, place: number) => Math.floor(place * body.length)
const place = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true })
/** What decoders trip over, wherever it stands. */
const pieces = fc.constantFrom(
  '<',
  '>',
  '&',
  '"',
  '{',
  '}',
  ',',
  '\0',
  '\xff',
  '</',
  ']]>',
  `&${SECRET};`,
  `<${SECRET}>`,
  SECRET,
)

const breaks: fc.Arbitrary<Break> = fc.oneof(
  place.map(
    (end): Break =>
      (body) =>
        body.subarray(0, at(body, end)),
  ),
  fc.tuple(place, pieces).map(
    ([where, piece]): Break =>
      (body) =>
        Buffer.concat([
          body.subarray(0, at(body, where)),
          Buffer.from(piece, 'latin1'),
          body.subarray(at(body, where)),
        ]),
  ),
  fc.tuple(place, fc.integer({ min: 1, max: 12 })).map(
    ([where, length]): Break =>
      (body) =>
        Buffer.concat([body.subarray(0, at(body, where)), body.subarray(at(body, where) + length)]),
  ),
  fc.tuple(place, fc.integer({ min: 0, max: 255 })).map(
    ([where, byte]): Break =>
      (body) => {
        const changed = Buffer.from(body)
        changed[at(body, where)] = byte
        return changed
      },
  ),
)

/** All that a program or a log may make of an error. */
function everythingOf(error: unknown): string {
  const texts = [String(error), inspect(error, { depth: 12, showHidden: true }), JSON.stringify(error)]
  for (let cause = error; cause instanceof Error; cause = cause.cause) texts.push(cause.message)
  return texts.join('\n')
}

function expectNoSecret(text: string): void {
  for (const secret of [SECRET, DIGITS]) {
    for (let i = 0; i + PIECE <= secret.length; i++) expect(text).not.toContain(secret.slice(i, i + PIECE))
  }
}

const headers = {
  'content-type': `text/${SECRET}; charset=${SECRET}`,
  'x-amzn-requestid': 'r-1',
  'content-encoding': 'identity',
}

describe.each(answers)('%s %s: a broken answer', (service, name) => {
  const operation = operationOf(service, name)
  const protocol = loadedProtocol(operation.service)

  it.each([
    ['texts', SECRET],
    ['numbers', DIGITS],
  ])('never shows a secret in its %s, however it is broken', (_, scalar) => {
    const whole = bodyOf(operation, scalar)
    let refusals = 0
    const property = fc.property(fc.array(breaks, { minLength: 0, maxLength: 3 }), (made) => {
      const body = made.reduce((broken, act) => act(broken), whole)
      const response: RawResponse = { statusCode: 200, headers, body }
      try {
        protocol.decodeResponse(operation, response)
      } catch (error) {
        refusals++
        expect(error).toBeInstanceOf(ResponseParseError)
        expectNoSecret(everythingOf(error))
      }
    })
    fc.assert(property, { numRuns: 120 })
    expect(refusals).toBeGreaterThan(40)
  })

  it('never shows a secret in an error document that is cut', () => {
    const whole = bodyOf(operation, SECRET)
    const property = fc.property(place, fc.constantFrom(400, 403, 500, 502), (end, statusCode) => {
      const response = { statusCode, headers, body: whole.subarray(0, at(whole, end)) }
      expectNoSecret(everythingOf(protocol.decodeError(operation, response).message))
    })
    fc.assert(property, { numRuns: 60 })
  })
})

it('an invalid number, date or encoding in a header is not shown', async () => {
  for (const [name, value] of [
    ['x-amz-missing-meta', SECRET],
    ['last-modified', SECRET],
    ['x-amz-delete-marker', SECRET],
  ] as const) {
    const s3 = client('s3', { ...(await answerWith({ headers: { [name]: value } })), forcePathStyle: true })
    const error = await refusal(s3.headObject({ Bucket: 'b', Key: 'k' }))
    expect(error.code).toBe('ResponseParse')
    expectNoSecret(everythingOf(error))
  }
  const encoded = await answerWith({ headers: { 'content-encoding': SECRET }, body: '{}' })
  const error = await refusal(client('ecr', encoded).getAuthorizationToken())
  expect(error.message).toContain('its content encoding is not gzip, deflate or br')
  expectNoSecret(everythingOf(error))
})

it('an answer that the HTTP parser refuses is not shown, not even as bytes', async () => {
  const { createServer } = await import('node:net')
  const server = createServer((socket) => socket.end(`HTTP/1.1 200 OK\r\n${SECRET}\r\n\r\n`))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    const { port } = server.address() as { port: number }
    const config = { ...(await answerWith({})), endpoint: `http://127.0.0.1:${port}` }
    const error = await refusal(client('ecr', config).getAuthorizationToken())
    expect(error.code).toBe('Network')
    expectNoSecret(everythingOf(error))
    expect(everythingOf(error)).not.toContain(Buffer.from('HTTP/1.1').toString('hex').match(/../g)?.join(' '))
  } finally {
    server.close()
  }
})

it('a broken event stream is not shown', async () => {
  const select = {
    Bucket: 'b',
    Key: 'k',
    Expression: 'e',
    ExpressionType: 'SQL',
    InputSerialization: { CSV: {} },
    OutputSerialization: { CSV: {} },
  } as const
  const whole = Buffer.from(event('Stats', `<Stats><BytesScanned>${SECRET}</BytesScanned></Stats>`))
  const damaged = Buffer.from(whole)
  damaged[whole.indexOf(SECRET)] = 0
  for (const body of [
    whole,
    damaged,
    whole.subarray(0, -9),
    Buffer.from(SECRET),
    Buffer.from(`{"a":"${SECRET}"}`),
  ]) {
    const s3 = client('s3', { ...(await answerWith({ body })), forcePathStyle: true })
    const { Payload } = (await s3.selectObjectContent(select)) as { Payload?: AsyncIterable<unknown> }
    const read = async () => {
      for await (const _ of Payload ?? []);
    }
    const error = await refusal(read())
    expect(error.code).toBe('ResponseParse')
    expectNoSecret(everythingOf(error))
  }
})
