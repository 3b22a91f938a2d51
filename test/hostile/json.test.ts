import { describe, expect, it } from 'vitest'
import { client } from '../../src/client/index.js'
import { answerWith, list, refusal, requestId } from './support/answer-with.js'

describe('DynamoDB items are decoded from JSON with', () => {
  it('a key __proto__', async () => {
    const [item] = await list('json', { body: '{"Items":[{"__proto__":{"S":"x"},"constructor":{"S":"y"}}]}' })
    expect(Object.entries(item ?? {})).toEqual([
      ['__proto__', { S: 'x' }],
      ['constructor', { S: 'y' }],
    ])
    expect(Object.getPrototypeOf(item)).toBe(Object.prototype)
    expect(Reflect.get({}, 'S')).toBeUndefined()
  })

  it.each<[string, string, unknown[]]>([
    ['a key that comes twice: the last counts, as in boto3', '{"Items":[{"a":{"S":"1"}}],"Items":[]}', []],
    ['a member that nobody knows', '{"New":{"Items":[1]},"Items":[{}]}', [{}]],
    ['a number where text belongs, as text', '{"Items":[{"a":{"S":17}}]}', [{ a: { S: '17' } }]],
    ['a number beyond doubles, as text', '{"Items":[{"a":{"N":"1e999"}}]}', [{ a: { N: '1e999' } }]],
    ['a boolean as text', '{"Items":[{"a":{"BOOL":"true"}}]}', [{ a: { BOOL: true } }]],
    ['half a surrogate', '{"Items":[{"a":{"S":"\\ud800"}}]}', [{ a: { S: '\ud800' } }]],
    [
      'base64 in lines',
      '{"Items":[{"a":{"B":"AQID\\r\\nBA=="}}]}',
      [{ a: { B: new Uint8Array([1, 2, 3, 4]) } }],
    ],
  ])('%s', async (_, body, items) => {
    expect(await list('json', { body })).toEqual(items)
  })

  it.each([
    ['9007199254740993', 9007199254740993n],
    ['-9223372036854775808', -9223372036854775808n],
    ['1e3', 1000],
  ])('a long %s', async (text, size) => {
    const body = `{"Table":{"TableSizeBytes":${text}}}`
    const { Table } = await client('dynamodb', await answerWith({ body })).describeTable({ TableName: 't' })
    expect(Table).toEqual({ TableSizeBytes: size })
  })
})

describe('DynamoDB items are refused in JSON with', () => {
  it.each<[string, string | Uint8Array, string]>([
    [
      'text that is not UTF-8',
      Buffer.from('{"Items":[{"a":{"S":"\xe9"}}]}', 'latin1'),
      'the text is not UTF-8',
    ],
    ['an object where text belongs', '{"Items":[{"a":{"S":{}}}]}', 'expected a string, found an object'],
    ['an array where an item belongs', '{"Items":[[]]}', 'expected an object, found an array'],
    [
      'text where a boolean belongs',
      '{"Items":[{"a":{"BOOL":"maybe"}}]}',
      'not a boolean: a text of 5 characters',
    ],
    ['an infinite count', '{"Items":[],"Count":1e999}', 'not an integer: Infinity'],
    ['a count of more digits than any has', `{"Count":${'1'.repeat(100_000)}}`, '100000 digits'],
    ['base64 with other letters in it', '{"Items":[{"a":{"B":"AQ*="}}]}', 'not base64'],
    ['base64 that is cut', '{"Items":[{"a":{"B":"AQIDB"}}]}', 'not base64'],
    ['two documents', '{"Items":[]}{"Items":[]}', 'JSON'],
    ['a token that is an object', '{"Items":[],"LastEvaluatedKey":"x"}', 'expected an object'],
    [
      'values nested without end',
      `{"Items":[{"a":${'{"M":{"a":'.repeat(50_000)}{}${'}}'.repeat(50_000)}}]}`,
      'values are nested too deeply',
    ],
  ])('%s', async (_, body, problem) => {
    const error = await refusal(list('json', { body }))
    expect(error).toMatchObject({ code: 'ResponseParse', operation: 'Scan', requestId })
    expect(error.message).toContain(problem)
    expect(error.message.length).toBeLessThan(600)
  })
})
