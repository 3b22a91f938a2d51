import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { across, client, session } from 'nexttoken'
import { DynamoNumber } from 'nexttoken/dynamodb'
import { describe, expect, it } from 'vitest'
import { loadModel } from '../../src/models/index.js'
import { startHttpServer } from '../support/http-server.js'
import { startItemTable } from './support/item-table.js'

const fixed = { region: 'us-east-1', credentials: { accessKeyId: 'a', secretAccessKey: 'b' }, maxAttempts: 1 }

const book = {
  id: { S: 'moby' },
  pages: { N: '635' },
  price: { N: '0.12345678901234567890' },
  tags: { SS: ['sea', 'whale'] },
  cover: { B: 'AQI=' },
  chapters: { L: [{ M: { title: { S: 'Loomings' } } }, { NULL: true }] },
}

/** A client whose service always gives this answer. */
async function answering(body: unknown, config: object = { documents: true }) {
  const sent: string[] = []
  const server = await startHttpServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    sent.push(Buffer.concat(chunks).toString())
    response.end(JSON.stringify(body))
  })
  return { dynamodb: client('dynamodb' as string, { ...fixed, endpoint: server.url, ...config }), sent }
}

describe('a client with documents', () => {
  it('reads an item as plain values, and sends its key', async () => {
    const table = await startItemTable([book], ['id'])
    const dynamodb = table.open({ documents: true })
    const { Item } = await dynamodb.call('GetItem', { TableName: 'books', Key: { id: 'moby' } })
    expect(Item).toStrictEqual({
      id: 'moby',
      pages: 635,
      price: new DynamoNumber('0.12345678901234567890'),
      tags: new Set(['sea', 'whale']),
      cover: new Uint8Array([1, 2]),
      chapters: [{ title: 'Loomings' }, null],
    })
    expect(table.requests[0]?.input).toEqual({ TableName: 'books', Key: { id: { S: 'moby' } } })
  })

  it('sends what it has read as it was', async () => {
    const { dynamodb, sent } = await answering({ Item: book })
    const { Item } = await dynamodb.call('GetItem', { TableName: 'books', Key: { id: 'moby' } })
    await dynamodb.call('PutItem', { TableName: 'books', Item })
    expect(JSON.parse(sent[1] ?? '')).toEqual({ TableName: 'books', Item: book })
  })

  it('does so for a model of your own and in a session', async () => {
    const { description } = loadModel('dynamodb')
    const model = JSON.parse(JSON.stringify(description))
    const table = await startItemTable([book], ['id'])
    const config = { ...fixed, endpoint: table.url, documents: true }
    const own = client(model, config)
    const ofSession = session(fixed).client('dynamodb' as string, config)
    for (const one of [own, ofSession]) {
      const { Item } = await one.call('GetItem', { TableName: 'books', Key: { id: 'moby' } })
      expect(Item).toMatchObject({ pages: 635 })
    }
  })

  it('reports every wrong value with its path, validated or not', async () => {
    const Item = { id: 'a', tags: new Set(['a', 1]), at: [new Date(0)], none: undefined }
    const problems = [
      'Item.tags: a set contains only texts, only numbers or only bytes, but this one has a string and a number',
      'Item.at[0]: a Date cannot be stored; pass date.toISOString() or date.getTime()',
      'Item.none: undefined cannot be stored; leave it out, or set removeUndefinedValues to have it left out',
    ]
    const { dynamodb, sent } = await answering({})
    const call = dynamodb.call('PutItem', { TableName: 't', Item })
    await expect(call).rejects.toMatchObject({
      code: 'ParamValidation',
      problems: problems.map((message) => ({ message })),
    })
    const unchecked = await answering({}, { documents: true, parameterValidation: false })
    const sentUnchecked = unchecked.dynamodb.call('PutItem', { TableName: 't', Item })
    await expect(sentUnchecked).rejects.toMatchObject({ code: 'ParamValidation', problems: [{}, {}, {}] })
    expect([...sent, ...unchecked.sent]).toEqual([])
  })

  it('refuses a service without items, and unknown options, with the first call', async () => {
    const s3 = client('s3', { ...fixed, documents: true })
    await expect(s3.listBuckets()).rejects.toMatchObject({
      code: 'InvalidConfiguration',
      message: expect.stringContaining('pass it only to the clients of dynamodb and dynamodbstreams'),
    })
    await expect(s3.paginate('list_buckets').items().toArray()).rejects.toMatchObject({
      code: 'InvalidConfiguration',
    })
    const wrong = client('dynamodb' as string, { ...fixed, documents: { numbers: 'exact' } as object })
    await expect(wrong.call('ListTables')).rejects.toThrow(
      'unknown documents option "numbers"; use `wrapNumbers: true`',
    )
    const cbor = client('gamelift' as string, { ...fixed, documents: true })
    await expect(cbor.call('ListFleets')).rejects.toThrow('the service has no attribute values of DynamoDB')
  })

  it('refuses the option for many services at once', async () => {
    const problem = "documents is an option of one client: pass it to client('dynamodb', { documents: true })"
    expect(() => session({ ...fixed, documents: true })).toThrow(problem)
    const run = across({ regions: ['us-east-1'] }, { client: { ...fixed, documents: true } })
    const items = run.paginate('dynamodb', 'scan', { TableName: 't' }).items().toArray()
    await expect(items).rejects.toThrow(problem)
  })

  it('refuses a map where the API version has none', async () => {
    const { description } = loadModel('dynamodb')
    const old = JSON.parse(JSON.stringify(description))
    const { M: _, L: __, ...members } = old.service.shapes.AttributeValue.members
    old.service.shapes.AttributeValue.members = members
    const dynamodb = client(old, { ...fixed, documents: true })
    const call = dynamodb.call('PutItem', { TableName: 't', Item: { id: 'a', all: [1] } })
    await expect(call).rejects.toThrow('Item.all: this version of the service has no values of the type L')
  })
})

describe('a response', () => {
  it.each<[string, object, unknown]>([
    ['a number for the text of a number', { N: 5 }, 5],
    ['a long number for its text', { N: 9007199254740992 }, 9007199254740992n],
    ['a text for a boolean', { BOOL: 'true' }, true],
    ['members that are null', { S: null, N: '1' }, 1],
    ['numbers in a set', { NS: [1, '2'] }, new Set([1, 2])],
  ])('is read like that of a client without documents: %s', async (_, value, expected) => {
    const { dynamodb } = await answering({ Item: { value } })
    const { Item } = await dynamodb.call('GetItem', { TableName: 't', Key: { id: 'a' } })
    expect(Item).toStrictEqual({ value: expected })
  })

  it.each<[string, unknown]>([
    ['an unknown type', { X: 'secret' }],
    ['no type', {}],
    ['another value', { S: { secret: 1 } }],
    ['a number that is none', { N: 'secret' }],
    ['bytes that are not base64', { B: '*secret*' }],
    ['a plain value', 'secret'],
  ])('that is no attribute value is an error without a value: %s', async (_, value) => {
    const { dynamodb } = await answering({ Item: { value } })
    const error = await dynamodb
      .call('GetItem', { TableName: 't', Key: { id: 'a' } })
      .catch((thrown) => thrown)
    expect(error).toMatchObject({ code: 'ResponseParse' })
    expect(String(error.message)).not.toContain('secret')
  })
})

describe('a listing of plain values', () => {
  const items: Record<string, object>[] = [
    {
      id: { S: 'a' },
      tags: { SS: ['x', 'y'] },
      big: { N: '9007199254740993' },
      exact: { N: '0.12345678901234567890' },
    },
    { id: { S: 'b' }, tags: { SS: ['y'] }, data: { B: 'AQI=' } },
  ]

  it('can be searched, sets being lists', async () => {
    const table = await startItemTable(items, ['id'])
    const pages = table.open({ documents: true }).paginate('scan', { TableName: 't' })
    expect(await pages.search("Items[?contains(tags, 'x')].id").toArray()).toEqual(['a'])
    expect(await pages.search('Items[].tags[]').toArray()).toEqual(['x', 'y', 'y'])
    expect(await pages.search('Items[].length(tags)').toArray()).toEqual([2, 1])
  })

  it('is written with all digits, sets as lists', async () => {
    const table = await startItemTable(items, ['id'])
    const target = join(mkdtempSync(join(tmpdir(), 'documents-')), 'items.ndjson')
    await table.open({ documents: true }).paginate('scan', { TableName: 't' }).to(target)
    expect(readFileSync(target, 'utf8').split('\n')).toEqual([
      '{"Item":{"id":"a","tags":["x","y"],"big":9007199254740993,"exact":0.12345678901234567890}}',
      '{"Item":{"id":"b","tags":["y"],"data":"AQI="}}',
      '',
    ])
  })

  it('does not see later changes of a set in its input', async () => {
    const table = await startItemTable(items, ['id'])
    const tags = new Set(['x'])
    const input = {
      TableName: 't',
      ExpressionAttributeValues: { ':tags': tags, ':map': new Map([['a', 1]]) },
    }
    const pages = table.open({ documents: true }).paginate('scan', input)
    tags.add('later')
    input.ExpressionAttributeValues[':map'].set('b', 2)
    await pages.items().toArray()
    expect(table.requests[0]?.input.ExpressionAttributeValues).toEqual({
      ':tags': { SS: ['x'] },
      ':map': { M: { a: { N: '1' } } },
    })
  })

  it('is merged', async () => {
    const table = await startItemTable(items, ['id'])
    const pages = table.open({ documents: true }).paginate('scan', { TableName: 't' }, { pageSize: 1 })
    const { Items, Count } = await pages.buildFullResult()
    expect([Count, (Items as { id: string }[]).map(({ id }) => id)]).toEqual([2, ['a', 'b']])
  })
})
