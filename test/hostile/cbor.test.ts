import { describe, expect, it, vi } from 'vitest'
import { list, refusal, requestId } from './support/answer-with.js'

// A page by hand: {"Metrics": [{"MetricName": "m"}]}.
const metrics = '674d657472696373'
const name = '6a4d65747269634e616d65'
const page = (value: string) => Buffer.from(`a1${metrics}81a1${name}${value}`, 'hex')
const value = (hex: string) => Buffer.from(`a1${metrics}${hex}`, 'hex')

describe('CloudWatch metrics are decoded from CBOR with', () => {
  it.each<[string, Buffer]>([
    ['definite lengths', page('616d')],
    ['a map and a list without lengths', Buffer.from(`bf${metrics}9fbf${name}616dffffff`, 'hex')],
    ['a text in chunks', page('7f60616dff')],
    ['lengths in more bytes than they need', page('7b00000000000000016d')],
    ['members that no model has', Buffer.from(`a2${metrics}81a1${name}616d6158f5`, 'hex')],
    [
      'a key that comes twice: the last counts, as in boto3',
      Buffer.from(`a2${metrics}80${metrics}81a1${name}616d`, 'hex'),
    ],
    ['a member that is null', Buffer.from(`a2${metrics}81a1${name}616d694e657874546f6b656ef6`, 'hex')],
  ])('%s', async (_, body) => {
    expect(await list('smithy-rpc-v2-cbor', { body })).toEqual([{ MetricName: 'm' }])
  })
})

describe('CloudWatch metrics are refused in CBOR with', () => {
  it.each<[string, Buffer, string]>([
    ['a tag that is no timestamp’s', page('c0616d'), 'a tag other than 1'],
    ['a tag that says "this is CBOR"', page('d9d9f7616d'), 'a tag other than 1'],
    ['a big number without end', page('c25b7fffffffffffffff'), 'a tag other than 1'],
    ['a decimal number of 268 million digits', page('c4821a0fffffff01'), 'a tag other than 1'],
    ['a timestamp that is text', page('c1616d'), 'a timestamp is not a number'],
    ['a list that claims 2^64 items', value('9bffffffffffffffff'), 'than the rest of the body'],
    ['a list that claims 16 million items', value('9a00ffffff'), 'than the rest of the body'],
    ['a map that claims too many entries', value('81b90fff'), 'than the rest of the body'],
    ['a text that claims too many bytes', page('7bffffffffffffffff'), 'than the rest of the body'],
    ['a key that is a number', value('81a101616d'), 'a map key is not a text string'],
    ['a key in chunks', value('81a17f616dff616d'), 'a map key is not a text string'],
    ['a key __proto__', value('81a1695f5f70726f746f5f5f616d'), 'a map key is "__proto__"'],
    [
      'a key __proto__ among thirty',
      value(`81b81e695f5f70726f746f5f5f616d${'6161616d'.repeat(29)}`),
      '"__proto__"',
    ],
    ['a key __proto__ with a byte of length', value('81a178095f5f70726f746f5f5f616d'), '"__proto__"'],
    ['text that is not UTF-8', page('61ff'), 'not UTF-8'],
    ['text whose chunks are bytes', page('7f416dff'), 'has another type'],
    ['a list without its end', value('9fa0'), 'cut off'],
    ['a break where a value belongs', page('ff'), 'a simple value is unknown'],
    ['a simple value that nobody knows', page('f818'), 'a simple value is unknown'],
    ['a length that cannot be', page('1c'), 'a length has an unknown form'],
    ['a number where text belongs', page('01'), 'expected a text string'],
    ['bytes where text belongs', page('416d'), 'expected a text string'],
    ['a text where a list belongs', value('616d'), 'expected a list'],
    ['lists nested without end', value('81'.repeat(100_000)), 'nested more than 512 levels deep'],
    [
      'a key that comes twice, first with what does not fit',
      Buffer.from(`a2${metrics}00${metrics}80`, 'hex'),
      'expected a list',
    ],
    ['a second map', Buffer.concat([page('616d'), page('616d')]), 'data follows the map'],
  ])('%s', async (_, body, problem) => {
    const warn = vi.spyOn(console, 'warn')
    const error = await refusal(list('smithy-rpc-v2-cbor', { body }))
    expect(warn.mock.calls, 'nothing is written to the console').toEqual([])
    expect(error).toMatchObject({ code: 'ResponseParse', operation: 'ListMetrics', requestId })
    expect(error.message).toContain(problem)
  })
})
