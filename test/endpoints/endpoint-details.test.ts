import { describe, expect, it } from 'vitest'
import { EndpointResolver } from '../../src/endpoints/index.js'
import { compileJmespath } from '../../src/jmespath/index.js'
import { loadModel, type OperationModel, ServiceModel } from '../../src/models/index.js'

const search = (expression: string, data: Record<string, unknown>) => compileJmespath(expression)(data)

function operationOf(service: ServiceModel, name: string): OperationModel {
  const operation = service.operation(name)
  if (!operation) throw new Error(`no operation ${name}`)
  return operation
}

describe('an endpoint', () => {
  it('changes with the account id of the credentials', () => {
    const settings = { region: 'us-east-1', accountIdEndpointMode: 'preferred' as const }
    const resolver = new EndpointResolver(settings, search)
    const listTables = operationOf(loadModel('dynamodb'), 'ListTables')
    const hosts = ['111111111111', '222222222222', '111111111111', undefined].map(
      (account) => resolver.resolve(listTables, {}, account).url.hostname,
    )
    expect(hosts).toEqual([
      '111111111111.ddb.us-east-1.amazonaws.com',
      '222222222222.ddb.us-east-1.amazonaws.com',
      '111111111111.ddb.us-east-1.amazonaws.com',
      'dynamodb.us-east-1.amazonaws.com',
    ])
  })

  it('is evicted once a client has used 200 other buckets', () => {
    const resolver = new EndpointResolver({ region: 'us-east-1' }, search)
    const getObject = operationOf(loadModel('s3'), 'GetObject')
    const endpointOf = (bucket: number) => resolver.resolve(getObject, { Bucket: `b-${bucket}`, Key: 'k' })
    const first = endpointOf(0)
    for (let bucket = 1; bucket < 200; bucket++) endpointOf(bucket)
    expect(endpointOf(0)).toBe(first)
    endpointOf(200)
    expect(endpointOf(0)).not.toBe(first)
    expect(endpointOf(0)).toEqual(first)
  })

  it('with an IPv6 address gets no host prefix', () => {
    const resolver = new EndpointResolver({ region: 'us-east-1', endpoint: 'http://[::1]:1' }, search)
    const discover = operationOf(loadModel('servicediscovery'), 'DiscoverInstances')
    expect(resolver.resolve(discover, { NamespaceName: 'n', ServiceName: 's' }).url).toMatchObject({
      hostname: '[::1]',
      port: 1,
    })
  })

  it('whose rules have an invalid JMESPath expression fails with its own code, and not as a listing', () => {
    const { service } = loadModel('sns').description
    const listTopics = {
      ...service.operations.ListTopics,
      operationContextParams: { Topics: { path: 'keys(' } },
    }
    const rule = { type: 'endpoint', conditions: [], endpoint: { url: 'https://{Topics#[0]}.test' } }
    const model = new ServiceModel('sns', {
      service: { ...service, operations: { ...service.operations, ListTopics: listTopics } },
      endpointRuleSet: {
        version: '1.0',
        parameters: { Topics: { type: 'StringArray', required: true } },
        rules: [rule],
      },
    } as ConstructorParameters<typeof ServiceModel>[1])
    const resolver = new EndpointResolver({ region: 'us-east-1' }, search)
    expect(() => resolver.resolve(operationOf(model, 'ListTopics'), {})).toThrow(
      expect.objectContaining({
        code: 'InvalidExpression',
        message: expect.stringContaining('invalid JMESPath expression "keys(": unexpected end of input'),
      }),
    )
  })

  // https://smithy.io/2.0/additional-specs/rules-engine/parameters.html: the operation's own value wins.
  it('prefers a parameter of the operation to one of the client', () => {
    const { service } = loadModel('sns').description
    const rule = { type: 'endpoint', conditions: [], endpoint: { url: 'https://{Region}.test' } }
    const parameters = { Region: { type: 'String', builtIn: 'AWS::Region', required: true } }
    const listTopics = {
      ...service.operations.ListTopics,
      staticContextParams: { Region: { value: 'fixed' } },
    }
    const description = { ...service, operations: { ...service.operations, ListTopics: listTopics } }
    const model = new ServiceModel('sns', {
      service: description,
      endpointRuleSet: { version: '1.0', parameters, rules: [rule] },
    } as ConstructorParameters<typeof ServiceModel>[1])
    const resolver = new EndpointResolver({ region: 'us-east-1' }, search)
    expect(resolver.resolve(operationOf(model, 'ListTopics'), {}).url.hostname).toBe('fixed.test')
    expect(resolver.resolve(operationOf(model, 'Publish'), {}).url.hostname).toBe('us-east-1.test')
  })

  it('has an operation’s own prefix, though its rules ask for an account id', () => {
    const { service } = loadModel('sns').description
    const listTopics = {
      ...service.operations.ListTopics,
      endpoint: { hostPrefix: 'data.' },
      staticContextParams: { RequiresAccountId: { value: true } },
    }
    const rule = { type: 'endpoint', conditions: [], endpoint: { url: 'https://sns.test' } }
    const model = new ServiceModel('sns', {
      service: { ...service, operations: { ListTopics: listTopics } },
      endpointRuleSet: { version: '1.0', parameters: {}, rules: [rule] },
    } as unknown as ConstructorParameters<typeof ServiceModel>[1])
    const resolver = new EndpointResolver({ region: 'us-east-1' }, search)
    expect(resolver.resolve(operationOf(model, 'ListTopics'), {}).url.hostname).toBe('data.sns.test')
  })
})
