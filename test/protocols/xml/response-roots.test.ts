import * as route53 from '@aws-sdk/client-route-53'
import * as s3 from '@aws-sdk/client-s3'
import { describe, expect, it } from 'vitest'
import { loadModel } from '../../../src/models/index.js'
import { hooksOf } from '../../../src/services/index.js'
import { loadedProtocol } from '../../support/loaded-protocol.js'

/** Schemas of the AWS SDK v3, made of Smithy's models: `[kind, namespace, name, traits, …]`. */
type Schema = readonly [kind: number, namespace: string, name: string, traits: unknown, ...rest: unknown[]]

const OPERATION = 9
const STRUCTURE = 3

const isSchema = (value: unknown): value is Schema => Array.isArray(value) && typeof value[0] === 'number'
const traitOf = (traits: unknown, name: string): unknown =>
  typeof traits === 'object' && traits !== null ? Reflect.get(traits, name) : undefined
const resolve = (schema: unknown): unknown => (typeof schema === 'function' ? schema() : schema)

/** The name that Smithy gives the root of an operation's answer; undefined where the answer has no XML of a structure. */
function smithyRoot(operation: Schema): string | undefined {
  const output = resolve(operation[5])
  if (!isSchema(output) || output[0] !== STRUCTURE) return undefined
  const members: unknown = output[5]
  const inBody: string[] = []
  for (const member of Array.isArray(members) ? members : []) {
    const [reference, traits] = Array.isArray(member) ? member : [member, 0]
    if (traitOf(traits, 'httpPayload')) return payloadRoot(reference, traits)
    const isOutside = ['httpHeader', 'httpPrefixHeaders', 'httpResponseCode'].some((name) =>
      traitOf(traits, name),
    )
    if (!isOutside) inBody.push('member')
  }
  return inBody.length === 0 ? undefined : String(traitOf(output[3], 'xmlName') ?? output[2])
}

function payloadRoot(reference: unknown, traits: unknown): string | undefined {
  const shape = resolve(reference)
  if (!isSchema(shape) || shape[0] !== STRUCTURE) return undefined
  return String(traitOf(traits, 'xmlName') ?? traitOf(shape[3], 'xmlName') ?? shape[2])
}

const services = { s3, route53 } as const

describe.each(['s3', 'route53'] as const)('%s: the root element of an answer', (service) => {
  const model = loadModel(service)
  const roots = hooksOf(model.metadata.serviceId).responseRoots
  const cases = Object.values(services[service])
    .filter(isSchema)
    .filter(([kind]) => kind === OPERATION)
    .flatMap((schema) => {
      const root = smithyRoot(schema)
      const operation = model.operation(schema[2])
      return root === undefined || operation === undefined ? [] : [{ name: schema[2], operation, root }]
    })

  it('is known for many operations', () => {
    expect(cases.length).toBeGreaterThan(30)
  })

  it.each(cases)('$name: an empty <$root>, as in the Smithy model, is accepted', ({ operation, root }) => {
    const body = Buffer.from(`<${root}/>`)
    const response = { statusCode: 200, headers: {}, body }
    expect(() => loadedProtocol(model).decodeResponse(operation, response, { roots })).not.toThrow()
  })
})
