import { delimiter } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test, vi } from 'vitest'
import { listServices, loadModel, serviceNames, shippedIndex } from '../../src/models/index.js'
import { searchIn, smallPaginators, smallService, smallWaiters, tempFolder } from './support/temp-models.js'

const later = '2099-01-01'

describe('a shipped model', () => {
  test('is read once and shared', () => {
    searchIn()
    expect(loadModel('sns')).toBe(loadModel('sns'))
  })

  test('has operations, paginators and endpoint rules', () => {
    searchIn()
    const sns = loadModel('sns')
    expect(sns.name).toBe('sns')
    expect(sns.operationNames).toContain('ListTopics')
    expect(sns.paginationRule('ListTopics')?.resultKeys).toEqual(['Topics'])
    expect(sns.endpointRuleSet?.rules.length).toBeGreaterThan(0)
  })

  test.each([
    ['rds', 'CopyDBClusterSnapshotMessage', 'SourceRegion'],
    ['neptune', 'CreateDBClusterMessage', 'SourceRegion'],
  ])('of %s includes the upstream extras: %s.%s', (service, shape, member) => {
    searchIn()
    expect(loadModel(service).shape(shape).members.has(member)).toBe(true)
  })

  test('of S3 has `Expires` as a timestamp, from the upstream extras', () => {
    searchIn()
    expect(loadModel('s3').shape('Expires').type).toBe('timestamp')
  })

  test('of EC2 has the non-aggregate keys of the upstream extras', () => {
    searchIn()
    const rule = loadModel('ec2').paginationRule('GetNetworkInsightsAccessScopeAnalysisFindings')
    expect(rule?.nonAggregateKeys).toEqual(['AnalysisStatus', 'NetworkInsightsAccessScopeAnalysisId'])
  })
})

describe('a folder of AWS_DATA_PATH', () => {
  test('adds a service', () => {
    const dataPath = tempFolder({ 'things/2020-01-01/service-2.json': smallService() })
    searchIn({ dataPath })
    expect(loadModel('things').operationNames).toEqual(['ListThings'])
    expect(loadModel('things').endpointRuleSet).toBeUndefined()
    expect(loadModel('things').paginationRule('ListThings')).toBeUndefined()
    expect(serviceNames()).toContain('things')
    expect(listServices().find((service) => service.name === 'things')).toEqual({
      name: 'things',
      apiVersion: '2020-01-01',
      serviceId: 'Things Service',
      fullName: 'Things Service',
      endpointPrefix: 'things',
      protocols: ['json'],
      operations: 1,
      paginators: 0,
      inferredPaginators: 0,
      waiters: 0,
    })
  })

  test('with a broken model is listed with its problem, beside the other models', () => {
    searchIn({ dataPath: tempFolder({ 'things/2020-01-01/service-2.json': '{"metadata":' }) })
    const listed = listServices()
    expect(listed.find(({ name }) => name === 'things')).toMatchObject({
      operations: 0,
      problem: expect.stringContaining('things/2020-01-01/service-2.json'),
    })
    expect(listed.find(({ name }) => name === 'sns')?.operations).toBeGreaterThan(30)
  })

  test('may hold gzipped files', () => {
    const packed = gzipSync(JSON.stringify(smallService('ListPacked')))
    searchIn({ dataPath: tempFolder({ 'things/2020-01-01/service-2.json.gz': packed }) })
    expect(loadModel('things').operationNames).toEqual(['ListPacked'])
  })

  test('with the same API version replaces the shipped model but not its other files', () => {
    const { apiVersion = '' } = shippedIndex().services.sns ?? {}
    const service = smallService('ListMine', { apiVersion })
    searchIn({ dataPath: tempFolder({ [`sns/${apiVersion}/service-2.json`]: service }) })
    expect(loadModel('sns').operationNames).toEqual(['ListMine'])
    expect(loadModel('sns').paginationRule('ListTopics')?.resultKeys).toEqual(['Topics'])
    expect(loadModel('sns').endpointRuleSet).toBeDefined()
  })

  test('with an older API version is ignored: the latest version of all folders is used', () => {
    const service = smallService('ListMine', { apiVersion: '2001-01-01' })
    searchIn({ dataPath: tempFolder({ 'sns/2001-01-01/service-2.json': service }) })
    expect(loadModel('sns').operationNames).toContain('ListTopics')
  })

  test('with a newer API version replaces the shipped model and its paginators', () => {
    const service = smallService('ListThings', { apiVersion: later })
    searchIn({ dataPath: tempFolder({ [`sns/${later}/service-2.json`]: service }) })
    expect(loadModel('sns').operationNames).toEqual(['ListThings'])
    expect(loadModel('sns').description.paginators).toBeUndefined()
  })

  test('may hold only the paginators of a shipped service', () => {
    const { apiVersion } = shippedIndex().services.sns ?? {}
    const rule = { input_token: 'NextToken', output_token: 'NextToken', result_key: 'Mine' }
    const paginators = { pagination: { ListTopics: rule } }
    searchIn({ dataPath: tempFolder({ [`sns/${apiVersion}/paginators-1.json`]: paginators }) })
    expect(loadModel('sns').operationNames).toContain('ListTopics')
    expect(loadModel('sns').paginationRule('ListTopics')?.resultKeys).toEqual(['Mine'])
  })

  test('may hold only waiters of a shipped service, at its API version', () => {
    const { apiVersion } = shippedIndex().services.sns ?? {}
    const waiters = smallWaiters({ operation: 'ListTopics' })
    searchIn({
      dataPath: tempFolder({
        [`sns/${apiVersion}/waiters-2.json`]: waiters,
        'sqs/1999-01-01/waiters-2.json': waiters,
      }),
    })
    expect(loadModel('sns').waiterNames).toEqual(['ThingsReady'])
    expect(loadModel('sns').findWaiter('things_ready')).toEqual(['ThingsReady', waiters.waiters.ThingsReady])
    expect(loadModel('sqs').waiterNames).toEqual([])
  })

  test('may hold only extras, which are merged into the shipped model', () => {
    const { apiVersion } = shippedIndex().services.sns ?? {}
    const merge = { pagination: { ListTopics: { limit_key: 'Most' } } }
    searchIn({ dataPath: tempFolder({ [`sns/${apiVersion}/paginators-1.sdk-extras.json`]: { merge } }) })
    const rule = loadModel('sns').paginationRule('ListTopics')
    expect([rule?.limitKey, rule?.resultKeys]).toEqual(['Most', ['Topics']])
    searchIn()
    expect(loadModel('sns').paginationRule('ListTopics')?.limitKey).toBeUndefined()
  })

  test('takes precedence over a later folder, and both over ~/.aws/models', () => {
    const holding = (operation: string) => ({ 'things/2020-01-01/service-2.json': smallService(operation) })
    const [first, second] = [tempFolder(holding('ListFirst')), tempFolder(holding('ListSecond'))]
    const home = tempFolder({ '.aws/models/things/2020-01-01/service-2.json': smallService('ListHome') })
    searchIn({ dataPath: ['', '/no/such/folder', first, second].join(delimiter), home })
    expect(loadModel('things').operationNames).toEqual(['ListFirst'])
    searchIn({ dataPath: second, home })
    expect(loadModel('things').operationNames).toEqual(['ListSecond'])
    searchIn({ home })
    expect(loadModel('things').operationNames).toEqual(['ListHome'])
  })

  test.each(['~/mine', '$MODELS_HERE/mine', `\${MODELS_HERE}/mine`])('may be written as %s', (dataPath) => {
    const home = tempFolder({ 'mine/things/2020-01-01/service-2.json': smallService() })
    searchIn({ dataPath, home })
    vi.stubEnv('MODELS_HERE', home)
    expect(loadModel('things').operationNames).toEqual(['ListThings'])
  })
})

test('~/.aws/models adds a service with its paginators', () => {
  const folder = '.aws/models/things/2020-01-01'
  const home = tempFolder({
    [`${folder}/service-2.json`]: smallService(),
    [`${folder}/paginators-1.json`]: smallPaginators(),
  })
  searchIn({ home })
  expect(loadModel('things').paginationRule('ListThings')?.resultKeys).toEqual(['Things'])
})

test('a file with a key `__proto__` changes no prototype', () => {
  const merge =
    '{ "merge": { "shapes": { "__proto__": { "polluted": true } }, "__proto__": { "polluted": true } } }'
  searchIn({
    dataPath: tempFolder({
      'things/2020-01-01/paginators-1.json': smallPaginators(),
      'things/2020-01-01/service-2.json': smallService(),
      'things/2020-01-01/paginators-1.sdk-extras.json': merge,
    }),
  })
  const { paginators } = loadModel('things').description
  expect(paginators && Object.getPrototypeOf(paginators)).toBe(Object.prototype)
  expect(Object.getOwnPropertyDescriptor(Object.prototype, 'polluted')).toBeUndefined()
})

describe('a broken file is an InvalidModel that names it', () => {
  test.each([
    ['cut off', 'service-2.json', '{ "metadata": {', 'cannot be read'],
    ['not gzip', 'service-2.json.gz', 'plain', 'cannot be read'],
    [
      'cut off gzip',
      'service-2.json.gz',
      gzipSync(JSON.stringify(smallService())).subarray(0, 99),
      'unexpected end',
    ],
    ['not UTF-8', 'service-2.json', Uint8Array.of(0x22, 0xff, 0x22), 'cannot be read'],
    ['a list', 'service-2.json', [], 'got a list'],
    ['without shapes', 'service-2.json', { ...smallService(), shapes: undefined }, 'service.shapes'],
    [
      'of another protocol',
      'service-2.json',
      smallService('A', { protocol: 'soap' }),
      'unknown protocol "soap"',
    ],
  ])('%s', (_, file, content, why) => {
    searchIn({ dataPath: tempFolder({ [`things/2020-01-01/${file}`]: content }) })
    const problem = expect.objectContaining({ code: 'InvalidModel', message: expect.stringContaining(why) })
    expect(() => loadModel('things')).toThrow(problem)
    expect(() => loadModel('things')).toThrow(`things/2020-01-01/${file}`)
  })

  test('also for a file of waiters beside a shipped model', () => {
    const { apiVersion } = shippedIndex().services.sns ?? {}
    searchIn({ dataPath: tempFolder({ [`sns/${apiVersion}/waiters-2.json`]: { version: 2 } }) })
    expect(() => loadModel('sns')).toThrow(/waiters-2\.json: not a model[\s\S]*waiters: expected { waiters }/)
  })

  test('also for a paginator file beside a shipped model', () => {
    const { apiVersion } = shippedIndex().services.sns ?? {}
    searchIn({
      dataPath: tempFolder({ [`sns/${apiVersion}/paginators-1.json`]: { pagination: { ListTopics: {} } } }),
    })
    expect(() => loadModel('sns')).toThrow(
      /paginators-1\.json: not a model[\s\S]*ListTopics: expected an input_token/,
    )
  })
})
