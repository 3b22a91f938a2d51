import { copyFileSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { assertModel } from '../../src/models/assert-model.js'
import { apiVersions, listServices, loadModel, shippedIndex } from '../../src/models/index.js'
import { searchIn, smallPaginators, smallService, tempFolder } from './support/temp-models.js'

const versions = Object.entries(shippedIndex().services).flatMap(([service, { olderVersions = [] }]) =>
  olderVersions.map((version) => ({ service, version })),
)

describe('the shipped older versions', () => {
  test('are those that boto3 has, of ten services', () => {
    expect(versions.length).toBe(shippedIndex().totals.olderVersions)
    expect(versions.length).toBe(33)
    expect(new Set(versions.map(({ service }) => service)).size).toBe(10)
  })

  test('pass the validation of user models, and are what their names say', () => {
    searchIn()
    for (const { service, version } of versions) {
      const model = loadModel(`${service}@${version}`)
      assertModel(model.description, `${service}@${version}`)
      expect(model.metadata.apiVersion).toBe(version)
      expect(model.version).toBe(version)
      expect(model.name).toBe(service)
      expect(model.endpointRuleSet?.rules.length).toBeGreaterThan(0)
      expect(model).toBe(loadModel(`${service}@${version}`))
    }
  })

  test('have the corrections whose members they have', () => {
    searchIn()
    const rule = (name: string, operation: string) => loadModel(name).paginationRule(operation)
    expect(rule('ec2@2016-09-15', 'DescribeInstances')?.limitIllegalWith).toEqual(['InstanceIds'])
    expect(rule('cloudfront@2014-05-31', 'ListInvalidations')?.seek).toEqual({ Marker: 'Id' })
    // This version has no ParentLinks.
    expect(rule('clouddirectory@2016-05-10', 'ListObjectParents')?.primaryWhen).toBeUndefined()
    expect(rule('clouddirectory', 'ListObjectParents')?.primaryWhen).toBeDefined()
  })

  test('are listed with the services', () => {
    searchIn()
    const of = (name: string) => listServices().find((service) => service.name === name)
    expect(of('appmesh')?.olderVersions).toEqual(['2018-10-01'])
    expect(of('sns')?.olderVersions).toBeUndefined()
  })

  test('are in a file whose absence is an error that names it', () => {
    const folder = tempFolder()
    const from = new URL('../../models/', import.meta.url).pathname
    mkdirSync(join(folder, 'older'))
    for (const file of ['index.json', 'rds.json.br', 'older/rds.json.br'])
      copyFileSync(join(from, file), join(folder, file))
    vi.stubEnv('NEXTTOKEN_MODELS', folder)
    searchIn()
    expect(loadModel('rds@2014-09-01').operationNames.length).toBe(54)
    rmSync(join(folder, 'older/rds.json.br'))
    searchIn()
    expect(() => loadModel('rds@2014-09-01')).toThrow('older/rds.json.br: no such file')
  })
})

describe('a folder of AWS_DATA_PATH with several versions', () => {
  const [old, now] = ['2001-01-01', '2020-01-01']
  const rules = (uri: string) => ({ parameters: {}, rules: [{ type: 'endpoint', endpoint: { url: uri } }] })
  const folder = () =>
    tempFolder({
      [`things/${old}/service-2.json`]: smallService('ListOld', { apiVersion: old }),
      [`things/${old}/paginators-1.json`]: {
        pagination: { ListOld: smallPaginators().pagination.ListThings },
      },
      [`things/${now}/service-2.json`]: smallService(),
      [`things/${now}/endpoint-rule-set-1.json`]: rules('https://now'),
    })

  test('gives each of them', () => {
    searchIn({ dataPath: folder() })
    expect(apiVersions('things')).toEqual([old, now])
    expect(loadModel('things').operationNames).toEqual(['ListThings'])
    expect(loadModel(`things@${now}`)).toBe(loadModel('things'))
    const older = loadModel(`things@${old}`)
    expect(older.operationNames).toEqual(['ListOld'])
    expect(older.paginationRule('ListOld')?.resultKeys).toEqual(['Things'])
  })

  test('takes the endpoint rules of the version, else the latest', () => {
    const dataPath = folder()
    searchIn({ dataPath })
    expect(loadModel(`things@${old}`).endpointRuleSet).toEqual(rules('https://now'))
    const more = tempFolder({ [`things/${old}/endpoint-rule-set-1.json`]: rules('https://old') })
    searchIn({ dataPath: `${more}:${dataPath}` })
    expect(loadModel(`things@${old}`).endpointRuleSet).toEqual(rules('https://old'))
    expect(loadModel('things').endpointRuleSet).toEqual(rules('https://now'))
  })

  test('adds versions to a shipped service', () => {
    searchIn({
      dataPath: tempFolder({
        'sns/2001-01-01/service-2.json': smallService('ListMine', { apiVersion: '2001-01-01' }),
      }),
    })
    expect(apiVersions('sns')).toEqual(['2001-01-01', '2010-03-31'])
    expect(loadModel('sns').operationNames).toContain('ListTopics')
    expect(loadModel('sns@2001-01-01').operationNames).toEqual(['ListMine'])
    // The rules of the shipped version, as it has none of its own.
    expect(loadModel('sns@2001-01-01').endpointRuleSet).toBeDefined()
  })
})

test('an unknown version is an error with all versions', () => {
  searchIn()
  expect(() => loadModel('ec2@2016-09-16')).toThrow(
    expect.objectContaining({
      code: 'InvalidConfiguration',
      message:
        'ec2: there is no API version "2016-09-16"; the versions are 2014-09-01, 2014-10-01, 2015-03-01, ' +
        '2015-04-15, 2015-10-01, 2016-04-01, 2016-09-15, 2016-11-15',
    }),
  )
  expect(() => loadModel('ec2@')).toThrow('there is no API version ""')
  // botocore has a folder for it, but without a service-2.json.
  expect(() => loadModel('dynamodb@2011-12-05')).toThrow('the versions are 2012-08-10')
  expect(() => loadModel('ec3@2016-09-15')).toThrow(expect.objectContaining({ code: 'UnknownService' }))
  expect(() => loadModel('@aws-sdk/client-s3')).toThrow('did you mean "s3"')
})
