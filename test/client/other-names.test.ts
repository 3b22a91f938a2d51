import { inspect } from 'node:util'
import { client, type DynamicClient } from 'nexttoken'
import { describe, expect, it } from 'vitest'
import { listServices, loadModel } from '../../src/models/index.js'

const s3 = client('s3', { region: 'us-east-1' }) as unknown as Record<
  string,
  (...given: unknown[]) => unknown
>
const messageOf = (act: () => unknown): string => {
  try {
    return `no error: ${String(act())}`
  } catch (error) {
    expect(error).toMatchObject({ code: 'UnknownOperation', service: 's3' })
    return (error as Error).message
  }
}

/** https://boto3.amazonaws.com/v1/documentation/api/latest/reference/services/s3.html */
describe('a boto3 name gives an error with the name to use here', () => {
  it.each([
    ['list_buckets', 'use listBuckets(input)'],
    ['list_objects_v2', 'use listObjectsV2(input)'],
    ['ListBuckets', 'use listBuckets(input)'],
    ['upload_file', "use upload(s3, { Bucket, Key, file }) of 'nexttoken/transfer'"],
    ['download_fileobj', "use download(s3, { Bucket, Key }, { to }) of 'nexttoken/transfer'"],
    ['get_waiter', "use client.getWaiter('instance_running')"],
    ['get_paginator', "use client.getPaginator('list_topics')"],
    ['can_paginate', "use client.canPaginate('list_topics')"],
    ['generate_presigned_url', "use s3.presign('GetObject', { Bucket, Key }, { expiresIn: 600 })"],
    ['close', 'use destroy()'],
  ])('%s, when it is called', (name, remedy) => {
    expect(messageOf(() => s3[name]?.('x'))).toBe(`s3: a client has no "${name}"; ${remedy}`)
  })

  it('as a parameter: PaginationConfig and our options point to the argument after the input', async () => {
    const sns = client('sns', { region: 'us-east-1' })
    expect(() => sns.paginate('list_topics', { PaginationConfig: { MaxItems: 5 } })).toThrow(
      'sns.ListTopics: PaginationConfig is not a parameter; pass its settings in the argument after the input: { maxItems, pageSize, startingToken }',
    )
    expect(() => sns.getPaginator('list_topics').paginate({ maxItems: 5 })).toThrow(
      'sns.ListTopics: maxItems is not a parameter; pass it in the argument after the input: { maxItems }',
    )
    expect(() => sns.paginate('list_topics', { PageSize: 5 })).toThrow(
      'sns.ListTopics: PageSize is not a parameter; pass it in the argument after the input: { pageSize }',
    )
    await expect(sns.listTopics({ pageSize: 5 } as Record<string, unknown>)).rejects.toThrow(
      'unknown parameter "pageSize"; use paginate(operation, input, { maxItems, pageSize, startingToken })',
    )
    await expect(sns.listTopics({ PaginationConfig: {} } as Record<string, unknown>)).rejects.toThrow(
      'unknown parameter "PaginationConfig"; use paginate(operation, input, { maxItems, pageSize, startingToken })',
    )
  })

  it('as the name of an operation: the error says what was expected', () => {
    const sns: DynamicClient = client('sns', { region: 'us-east-1' })
    expect(() => sns.getPaginator(undefined as unknown as string)).toThrow(
      "sns: expected the name of an operation, such as 'AddPermission', got undefined",
    )
  })

  it('an operation without pages: the error says to call it, even if a similar name has pages', () => {
    const sns: DynamicClient = client('sns', { region: 'us-east-1' })
    expect(() => sns.paginate('get_topic_attributes')).toThrow(
      'sns.GetTopicAttributes: the operation has no pages; call it with getTopicAttributes(input)',
    )
  })
})

describe('otherwise a client behaves as an ordinary object', () => {
  it('it is not a promise, has no toJSON, and unknown members are undefined', async () => {
    expect(await s3).toBe(s3)
    for (const name of ['then', 'toJSON', 'nodeType', '$$typeof', 'asymmetricMatch', 'list_nonsense'])
      expect(s3[name]).toBeUndefined()
    expect('list_buckets' in s3).toBe(false)
    expect(JSON.stringify(s3)).toBe('{}')
  })

  it('it can be inspected, compared, copied and extended', () => {
    expect(inspect(s3, { showHidden: true })).toMatch(/^S3Client {/)
    expect(`${s3}`).toBe('[object Object]')
    expect(Object.keys({ ...s3 })).toEqual([])
    expect(Reflect.get(s3, 'propertyIsEnumerable')).toBe(Object.prototype.propertyIsEnumerable)
    expect(Object.getPrototypeOf(s3).constructor.name).toBe('S3Client')
    const own = client('sns', { region: 'us-east-1' })
    Object.assign(own, { close: 1 })
    expect(Reflect.get(own, 'close')).toBe(1)
    expect(own).toEqual(own)
  })

  it('no operation of any service has the name of a boto3 client method', () => {
    const taken = ['meta', 'exceptions', 'on', 'close', 'copy', 'getWaiter', 'uploadFile', 'downloadFile']
    const found = listServices().flatMap(({ name }) =>
      taken.filter((other) => loadModel(name).findOperation(other)).map((other) => `${name}.${other}`),
    )
    expect(found).toEqual([])
  })
})
