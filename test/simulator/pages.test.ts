import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Structure } from '../../src/protocols/index.js'
import { ask, operationOf, readPlan } from './support/ask.js'

const topics = operationOf('sns.ListTopics')
const functions = operationOf('lambda.ListFunctions')
const objects = operationOf('s3.ListObjects')

function arns(page: Structure): string[] {
  return (page.Topics as { TopicArn: string }[]).map((topic) => topic.TopicArn)
}

describe('simulated pages', () => {
  it('hold every item once and in order, for all sizes and numbers of empty pages', () => {
    const sizes = fc.record({
      items: fc.integer({ min: 0, max: 40 }),
      pageSize: fc.integer({ min: 1, max: 12 }),
      emptyPages: fc.integer({ min: 0, max: 2 }),
    })
    fc.assert(
      fc.property(sizes, ({ items, pageSize, emptyPages }) => {
        const plan = readPlan({ 'sns.ListTopics': { items, pageSize, emptyPages } })
        const seen: string[] = []
        let pages = 0
        let token: unknown
        do {
          const { output, error } = ask(plan, topics, token ? { NextToken: token } : {})
          expect(error).toBeUndefined()
          seen.push(...arns(output))
          token = output.NextToken
          pages++
        } while (token !== undefined)
        const indices = seen.map((arn) => Number(arn.slice(-6)))
        expect(indices).toEqual(Array.from({ length: items }, (_, index) => index))
        expect(pages).toBe(Math.max(1, Math.ceil(items / pageSize) * (emptyPages + 1)))
      }),
      { numRuns: 60 },
    )
  })

  it('are as large as the requested limit, up to the maximum of the service', () => {
    const plan = readPlan({ 'lambda.ListFunctions': { items: 500 } })
    const sizeFor = (input: Structure) => (ask(plan, functions, input).output.Functions as unknown[]).length
    expect([sizeFor({}), sizeFor({ MaxItems: 7 }), sizeFor({ MaxItems: 10_000 })]).toEqual([50, 7, 50])
  })

  it('refuse an invalid limit', () => {
    const plan = readPlan({ 'lambda.ListFunctions': {} })
    expect(ask(plan, functions, { MaxItems: 0 }).error).toMatchObject({
      code: 'InvalidParameterValueException',
      statusCode: 400,
    })
  })

  it('are the same for the same request', () => {
    const plan = readPlan({ 'sns.ListTopics': {} })
    expect(ask(plan, topics, {})).toEqual(ask(plan, topics, {}))
  })

  it('hold the user’s items merged over the generated ones', () => {
    const item = (index: number) => ({ Key: `logs/${index} & co.txt` })
    const plan = readPlan({ 's3.ListObjects': { items: 4, pageSize: 3, item } })
    const first = ask(plan, objects, { Bucket: 'b' }).output
    const contents = first.Contents as { Key: string; Size: number }[]
    expect(contents.map(({ Key, Size }) => [Key, Size])).toEqual([
      ['logs/0 & co.txt', 0],
      ['logs/1 & co.txt', 1],
      ['logs/2 & co.txt', 2],
    ])
    expect(first).toMatchObject({ IsTruncated: true })
    expect(first).not.toHaveProperty('NextMarker')
    const second = ask(plan, objects, { Bucket: 'b', Marker: 'logs/2 & co.txt' }).output
    expect(second).toMatchObject({ IsTruncated: false, Contents: [{ Key: 'logs/3 & co.txt' }] })
  })

  it.each([
    {
      words: 'a function that throws',
      item: () => {
        throw new Error('no such item')
      },
      says: /the simulation failed: no such item/,
    },
    {
      words: 'an item that does not fit',
      item: () => ({ LastModified: 'yesterday' }),
      says: /not a timestamp/,
    },
  ])('become a service error for $words', ({ item, says }) => {
    const plan = readPlan({ 's3.ListObjects': { items: 1, item } })
    const { error } = ask(plan, objects, { Bucket: 'b' })
    expect(error).toMatchObject({ statusCode: 500, message: expect.stringMatching(says) })
  })

  it('echo request members and count their items', () => {
    const plan = readPlan({ 's3.ListObjectsV2': { items: 5 } })
    const v2 = operationOf('s3.ListObjectsV2')
    const { output } = ask(plan, v2, { Bucket: 'b', Prefix: 'logs/', MaxKeys: 3, EncodingType: 'url' })
    expect(output).toMatchObject({ Prefix: 'logs/', MaxKeys: 3, KeyCount: 3, IsTruncated: true })
    expect(output).not.toHaveProperty('EncodingType')
    expect(output).not.toHaveProperty('Delimiter')
  })

  it('of several lists hold all of the first and two items of each other', () => {
    const plan = readPlan({ 'iam.GetAccountAuthorizationDetails': { items: 5, pageSize: 4 } })
    const { output } = ask(plan, operationOf('iam.GetAccountAuthorizationDetails'), {})
    const sizes = ['UserDetailList', 'GroupDetailList', 'RoleDetailList', 'Policies'].map(
      (key) => (output[key] as unknown[]).length,
    )
    expect(sizes).toEqual([4, 2, 2, 2])
  })

  it('of DynamoDB have counts and a key as the token', () => {
    const plan = readPlan({ 'dynamodb.Scan': { items: 5, pageSize: 3 } })
    const scan = operationOf('dynamodb.Scan')
    const first = ask(plan, scan, { TableName: 'table' }).output
    expect(first).toMatchObject({
      Count: 3,
      ScannedCount: 3,
      LastEvaluatedKey: { token: { S: expect.any(String) } },
    })
    const second = ask(plan, scan, { TableName: 'table', ExclusiveStartKey: first.LastEvaluatedKey }).output
    expect(second).toMatchObject({ Count: 2, ScannedCount: 2 })
    expect(second).not.toHaveProperty('LastEvaluatedKey')
  })
})
