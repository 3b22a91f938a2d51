import { describe, expect, it } from 'vitest'
import { EndpointResolver, type EndpointSettings, type ResolvedEndpoint } from '../../src/endpoints/index.js'
import { compileJmespath } from '../../src/jmespath/index.js'
import { loadModel, type OperationModel, ServiceModel } from '../../src/models/index.js'

const search = (expression: string, data: Record<string, unknown>) => compileJmespath(expression)(data)

const ofBucket = { type: 'String' }
const byPath = { type: 'Boolean', builtIn: 'AWS::S3::ForcePathStyle' }
const isTrue = (name: string) => ({ fn: 'booleanEquals', argv: [{ ref: name }, true] })
const isSet = (name: string) => ({ fn: 'isSet', argv: [{ ref: name }] })
const rule = (url: string, ...conditions: object[]) => ({ type: 'endpoint', conditions, endpoint: { url } })

/**
 * A service with one operation, whose endpoint depends on its input in one way only. Real rules have so many parameters
 * that one way hides another.
 */
function endpointsOf(
  {
    parameters = {},
    rules,
    traits = {},
    clientContextParams,
  }: {
    parameters?: object
    rules: object[] | undefined
    traits?: object
    clientContextParams?: Record<string, object>
  },
  inputs: readonly Record<string, unknown>[],
  settings: EndpointSettings = { region: 'us-east-1' },
): ResolvedEndpoint[] {
  const { service } = loadModel('s3').description
  const operation = { ...service.operations.ListObjectsV2, name: 'ListThings', ...traits }
  const model = new ServiceModel('s3', {
    service: { ...service, clientContextParams, operations: { ListThings: operation } },
    ...(rules && { endpointRuleSet: { version: '1.0', parameters, rules } }),
  } as unknown as ConstructorParameters<typeof ServiceModel>[1])
  const found: OperationModel | undefined = model.operation('ListThings')
  if (!found) throw new Error('the made-up model has no operation')
  const resolver = new EndpointResolver(settings, search)
  return inputs.map((input) => resolver.resolve(found, input))
}

const hostsOf = (...args: Parameters<typeof endpointsOf>): string[] =>
  endpointsOf(...args).map(({ url }) => url.hostname)

describe('the endpoint of the second call does not come from the first one', () => {
  const named = [{ Bucket: 'one' }, { Bucket: 'two' }, { Bucket: 'one' }]

  it('if the rules read a member of the input', () => {
    const rules = [rule('https://{Bucket}.test')]
    expect(hostsOf({ parameters: { Bucket: ofBucket }, rules }, named)).toEqual([
      'one.test',
      'two.test',
      'one.test',
    ])
  })

  it('if the rules only compare a member of the input', () => {
    const isOne = { fn: 'stringEquals', argv: [{ ref: 'Bucket' }, 'one'] }
    const rules = [rule('https://first.test', isSet('Bucket'), isOne), rule('https://other.test')]
    expect(hostsOf({ parameters: { Bucket: ofBucket }, rules }, named)).toEqual([
      'first.test',
      'other.test',
      'first.test',
    ])
  })

  it('if the rules read a part of the input that an expression finds', () => {
    const traits = { operationContextParams: { Name: { path: 'Bucket' } } }
    const rules = [rule('https://{Name}.test', isSet('Name')), rule('https://none.test')]
    expect(hostsOf({ parameters: { Name: ofBucket }, rules, traits }, [...named, {}])).toEqual([
      'one.test',
      'two.test',
      'one.test',
      'none.test',
    ])
  })

  it('if path style depends on the bucket, which is an ARN', () => {
    const rules = [rule('https://all.test', isTrue('ByPath')), rule('https://one.test')]
    const byPathAlways = { region: 'us-east-1', forcePathStyle: true }
    const arn = { Bucket: 'arn:aws:s3:us-east-1:123456789012:accesspoint/one' }
    const inputs = [{ Bucket: 'one' }, arn, { Bucket: 'one' }]
    expect(hostsOf({ parameters: { ByPath: byPath }, rules }, inputs, byPathAlways)).toEqual([
      'all.test',
      'one.test',
      'all.test',
    ])
  })

  it('if the operation puts a member of the input before the host', () => {
    const traits = { endpoint: { hostPrefix: '{Bucket}.' } }
    expect(hostsOf({ rules: [rule('https://all.test')], traits }, named)).toEqual([
      'one.all.test',
      'two.all.test',
      'one.all.test',
    ])
  })
})

describe('an endpoint that does not depend on the input is found once', () => {
  const read = (name: string) => [rule(`https://{${name}}.test`)]

  it.each<[string, Parameters<typeof endpointsOf>[0]]>([
    ['without rules', { rules: undefined }],
    ['if the rules have no parameters', { rules: [rule('https://all.test')] }],
    [
      'if the rules read a setting',
      { parameters: { Region: { type: 'String', builtIn: 'AWS::Region' } }, rules: read('Region') },
    ],
    [
      'if the rules read a constant of the operation',
      {
        parameters: { Value: ofBucket },
        rules: read('Value'),
        traits: { staticContextParams: { Value: { value: 'fixed' } } },
      },
    ],
    [
      'if the rules have a parameter of the input and do not read it',
      { parameters: { Bucket: ofBucket }, rules: [rule('https://all.test')] },
    ],
  ])('%s', (_, service) => {
    let reads = 0
    const settings = new Proxy<EndpointSettings>(
      { region: 'us-east-1' },
      {
        get(target, name) {
          reads++
          return Reflect.get(target, name)
        },
      },
    )
    const countedReads = (inputs: readonly Record<string, unknown>[]) => {
      reads = 0
      endpointsOf(service, inputs, settings)
      return reads
    }
    expect(countedReads([{ Bucket: 'one' }, { Bucket: 'two' }])).toBe(countedReads([{ Bucket: 'one' }]))
  })
})

describe('a parameter of the rules', () => {
  const rules = [rule('https://{Value}.test', isSet('Value')), rule('https://none.test')]
  const value = { type: 'String' }

  it.each([
    ['the operation’s own constant', { staticContextParams: { Value: { value: 'fixed' } } }, 'fixed.test'],
    ['an expression over the input', { operationContextParams: { Value: { path: 'Bucket' } } }, 'one.test'],
    ['nowhere', {}, 'none.test'],
  ])('comes from %s', (_, traits, host) => {
    expect(hostsOf({ parameters: { Value: value }, rules, traits }, [{ Bucket: 'one' }])).toEqual([host])
  })

  it.each([
    ['comes from the client, if the service names it', { Value: { type: 'string' } }, 'set.test'],
    ['does not come from the client otherwise', { Other: { type: 'string' } }, 'none.test'],
  ])('%s', (_, clientContextParams, host) => {
    const settings = { region: 'us-east-1', clientContextParams: { Value: 'set' } }
    const service = { parameters: { Value: value }, rules, clientContextParams }
    expect(hostsOf(service, [{}], settings)).toEqual([host])
  })

  it('is taken from the input if the rules read only a part of it', () => {
    const parts = [rule('https://{Bucket#name}.test')]
    expect(() => hostsOf({ parameters: { Bucket: ofBucket }, rules: parts }, [{ Bucket: 'one' }])).toThrow(
      `not found in '"one"'`,
    )
  })

  it('may be a list, of which only texts are taken', () => {
    const traits = { operationContextParams: { Value: { path: 'Names' } } }
    const first = { fn: 'getAttr', argv: [{ ref: 'Value' }, '[0]'], assign: 'first' }
    const listed = [rule('https://{first}.test', first), rule('https://none.test')]
    expect(
      hostsOf({ parameters: { Value: { type: 'StringArray' } }, rules: listed, traits }, [
        { Names: [7, 'one'] },
        { Names: [7] },
      ]),
    ).toEqual(['one.test', 'none.test'])
  })

  it('that is not a text, a boolean or a list is left out', () => {
    const traits = { operationContextParams: { Value: { path: 'Bucket' } } }
    expect(hostsOf({ parameters: { Value: value }, rules, traits }, [{ Bucket: 7 }, { Bucket: {} }])).toEqual(
      ['none.test', 'none.test'],
    )
  })
})

describe('the account id before a host', () => {
  const traits = { endpoint: { hostPrefix: '{AccountId}.' } }
  const account = [{ AccountId: '111122223333' }]
  const rules = [rule('https://all.test')]
  const required = { ...traits, staticContextParams: { RequiresAccountId: { value: true } } }

  it.each([
    ['comes from the rules, if they ask for it', { rules, traits: required }, 'all.test'],
    ['comes from the operation, if the rules do not ask for it', { rules, traits }, '111122223333.all.test'],
    [
      'comes from the operation, if there are no rules',
      { rules: undefined, traits: required },
      '111122223333.s3.us-east-1.amazonaws.com',
    ],
  ])('%s', (_, service, host) => {
    expect(hostsOf(service, account)).toEqual([host])
  })
})

describe('an endpoint', () => {
  const endpointWith = (endpoint: object) => {
    const rules = [{ type: 'endpoint', conditions: [], endpoint: { url: 'https://s3.test', ...endpoint } }]
    return endpointsOf({ rules }, [{}])[0]
  }

  it('has the headers of the rules, with names in lower case and their first values', () => {
    const headers = { 'X-Amz-Outpost': ['one', 'two'], 'x-amz-none': [] }
    expect(endpointWith({ headers })?.headers).toEqual({ 'x-amz-outpost': 'one', 'x-amz-none': '' })
  })

  it.each([
    [{ name: 'sigv4' }, 'us-east-1', 's3', false],
    [{ name: 'sigv4', signingRegion: 'eu-west-1', signingName: 'other' }, 'eu-west-1', 'other', false],
    [{ name: 'sigv4', disableDoubleEncoding: true }, 'us-east-1', 's3', true],
    [{ name: 'sigv4a', signingRegionSet: ['*'] }, '*', 's3', false],
    [{ name: 'sigv4a', signingRegionSet: ['us-east-1', 'us-west-2'] }, 'us-east-1,us-west-2', 's3', false],
  ])('whose rules offer %o is signed for %s and %s', (scheme, signingRegion, signingName, isPlain) => {
    expect(endpointWith({ properties: { authSchemes: [scheme] } })?.authSchemes).toEqual([
      { name: scheme.name, signingRegion, signingName, disableDoubleEncoding: isPlain },
    ])
  })
})
