import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EndpointResolver } from '../../src/endpoints/index.js'
import { compileJmespath } from '../../src/jmespath/index.js'
import { loadModel, type OperationModel } from '../../src/models/index.js'

const search = (expression: string, data: Record<string, unknown>) => compileJmespath(expression)(data)

/** Inputs that have a say in the host, and inputs that have none. */
const names = {
  s3: ['ListBuckets', 'ListObjectsV2', 'GetBucketLocation', 'WriteGetObjectResponse'],
  dynamodb: ['ListTables', 'Query', 'BatchGetItem'],
  kinesis: ['ListStreams', 'DescribeStream'],
  servicediscovery: ['ListServices', 'DiscoverInstances'],
  sns: ['ListTopics', 'Publish'],
}

const inputs = fc.record(
  {
    Bucket: fc.constantFrom('books', 'a.b', 'arn:aws:s3:us-west-2:123456789012:accesspoint/x'),
    TableName: fc.constantFrom('t', 'arn:aws:dynamodb:us-east-1:222222222222:table/t'),
    RequestItems: fc.constantFrom({ t: {} }, { 'arn:aws:dynamodb:us-east-1:333333333333:table/t': {} }),
    StreamARN: fc.constant('arn:aws:kinesis:us-east-1:123456789012:stream/s'),
    RequestRoute: fc.constantFrom('one', 'two'),
  },
  { requiredKeys: ['RequestRoute'] },
)

describe('a cached endpoint', () => {
  it.each(Object.entries(names))('of %s equals what the rules give for this call', (service, operations) => {
    const call = fc.record({
      operation: fc.constantFrom(...operations.map((name) => operationOf(service, name))),
      input: inputs,
      accountId: fc.constantFrom(undefined, '111111111111', '444444444444'),
    })
    const endpoints = fc.constantFrom(undefined, 'http://localhost:8000/')
    const property = fc.property(endpoints, fc.array(call, { maxLength: 12 }), (endpoint, calls) => {
      const settings = { region: 'us-east-1', endpoint }
      const lasting = new EndpointResolver(settings, search)
      for (const one of calls) {
        const fresh = new EndpointResolver(settings, search)
        expect(outcome(lasting, one)).toEqual(outcome(fresh, one))
      }
    })
    fc.assert(property, { numRuns: 60 })
  })
})

interface Call {
  operation: OperationModel
  input: Record<string, unknown>
  accountId: string | undefined
}

function outcome(resolver: EndpointResolver, { operation, input, accountId }: Call): unknown {
  try {
    return resolver.resolve(operation, input, accountId)
  } catch (error) {
    return String(error)
  }
}

function operationOf(service: string, name: string): OperationModel {
  const operation = loadModel(service).operation(name)
  if (!operation) throw new Error(`${service} has no ${name}`)
  return operation
}
