import { describe, expect, it } from 'vitest'
import { type Column, describeColumns, flatten, pickColumns } from '../../src/columns/index.js'
import { singular } from '../../src/columns/table/singular.js'
import { findPagedOperation, loadModel } from '../../src/models/index.js'
import { chosenItems, compiledRule, itemColumns } from '../../src/pagination/index.js'

function columnsOf(service: string, operation: string, items?: string | string[]): readonly Column[] {
  const rule = compiledRule(findPagedOperation(loadModel(service), operation))
  return itemColumns(rule, chosenItems(rule, {}, items))
}

function row(columns: readonly Column[], item: unknown): Record<string, unknown> {
  return Object.fromEntries(columns.map(({ name, read }) => [name, read(item)]))
}

describe('the columns of a listing', () => {
  it.each([
    [
      's3',
      'list_objects_v2',
      '"Key" text, "LastModified" timestamp, "ETag" text, "ChecksumAlgorithm" [text], "ChecksumType" text, "Size" long, "StorageClass" text, "Owner" {"DisplayName" text, "ID" text}, "RestoreStatus" {"IsRestoreInProgress" boolean, "RestoreExpiryDate" timestamp}',
    ],
    ['sqs', 'list_queues', '"QueueUrl" text'],
    ['dynamodb', 'scan', '"Item" json'],
    ['dynamodb', 'list_tables', '"TableName" text'],
  ])('of %s %s are its items’ members', (service, operation, text) => {
    expect(describeColumns(columnsOf(service, operation))).toBe(text)
  })

  it('of several lists are those of all, with the list’s name', () => {
    const columns = columnsOf('s3', 'list_object_versions', ['Versions', 'DeleteMarkers'])
    expect(columns[0]?.name).toBe('_list')
    expect(columns.filter(({ name }) => name === 'Key')).toHaveLength(1)
    expect(row(columns, { key: 'DeleteMarkers', item: { Key: 'a', Size: 7 } })).toMatchObject({
      _list: 'DeleteMarkers',
      Key: 'a',
      Size: undefined,
    })
    expect(row(columns, { key: 'Versions', item: { Key: 'a', Size: 7 } })).toMatchObject({
      Key: 'a',
      Size: 7,
    })
  })

  it('of a map are its keys and values', () => {
    const columns = columnsOf('apigateway', 'get_usage')
    expect(describeColumns(columns)).toBe('"key" text, "value" [[long]]')
    expect(row(columns, ['k', [[1, 2]]])).toEqual({ key: 'k', value: [[1, 2]] })
  })

  it('of an own list that several result keys are, have no list’s name', () => {
    const names = columnsOf('workdocs', 'get_resources').map(({ name }) => name)
    expect(names).toContain('LatestVersionMetadata')
    expect(names).toContain('Size')
    expect(names).not.toContain('_list')
  })

  it('end where a shape contains itself', () => {
    const columns = columnsOf('ce', 'get_anomaly_monitors')
    expect(columns.find(({ name }) => name === 'MonitorSpecification')?.type).toBe('json')
    expect(columns.find(({ name }) => name === 'MonitorArn')?.type).toBe('text')
  })

  it('without structures have the members’ paths', () => {
    const columns = flatten(columnsOf('s3', 'list_objects_v2'))
    expect(columns.map(({ name }) => name)).toContain('Owner.DisplayName')
    expect(row(columns, { Key: 'a', Owner: { DisplayName: 'b' } })).toMatchObject({
      'Owner.DisplayName': 'b',
    })
    expect(row(columns, { Key: 'a' })['Owner.DisplayName']).toBeUndefined()
  })

  it('can be picked, in an order of one’s own, members of structures too', () => {
    const columns = pickColumns(columnsOf('s3', 'list_objects_v2'), ['Size', 'Owner.ID', 'Owner', 'Size'])
    expect(columns.map(({ name }) => name)).toEqual(['Size', 'Owner.ID', 'Owner'])
  })
})

it.each([
  ['QueueUrls', 'QueueUrl'],
  ['Policies', 'Policy'],
  ['Addresses', 'Address'],
  ['Boxes', 'Box'],
  ['Access', 'Access'],
  ['Data', 'Data'],
  ['taskDefinitionArns', 'taskDefinitionArn'],
  ['ties', 'ty'],
])('an element of %s is called %s', (list, element) => {
  expect(singular(list)).toBe(element)
})
