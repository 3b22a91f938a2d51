import { describe, expect, it } from 'vitest'
import { NextTokenError } from '../../src/errors/index.js'
import { PlainPaginator } from '../support/plain-paginator.js'
import { pagedOperation, plainOperation } from './support/paged-operation.js'
import { answerInTurn } from './support/scripted-service.js'

type Structure = Record<string, unknown>
const base64 = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64')

const versions = pagedOperation({
  input_token: ['KeyMarker', 'VersionIdMarker'],
  output_token: ['NextKeyMarker', 'NextVersionIdMarker'],
  result_key: 'Versions',
})
const parts = pagedOperation(
  { input_token: 'PartNumberMarker', output_token: 'NextPartNumberMarker', result_key: 'Parts' },
  { input: { PartNumberMarker: 'integer' } },
)
const scan = pagedOperation(
  { input_token: 'ExclusiveStartKey', output_token: 'LastEvaluatedKey', result_key: 'Items' },
  { input: { ExclusiveStartKey: 'map' } },
)
const token = (NextToken: string): Structure => ({ NextToken })
const pagesOnly = pagedOperation({ input_token: 'NextToken', output_token: 'NextToken' })

async function firstInput(
  operation: typeof versions,
  startingToken: string | object,
): Promise<Structure | undefined> {
  const service = answerInTurn([{}])
  const pages = new PlainPaginator<Structure, Structure>(operation, service.send).paginate(
    {},
    { startingToken },
  )
  for await (const _ of pages);
  return service.inputs[0]
}

describe('a starting token becomes the first request', () => {
  it.each([
    ['boto3’s form', plainOperation(), base64({ NextToken: 'abc' }), { NextToken: 'abc' }],
    [
      'boto3’s form with an amount',
      plainOperation(),
      base64({ NextToken: 'abc', boto_truncate_amount: 2 }),
      { NextToken: 'abc' },
    ],
    ['a listing’s beginning', plainOperation(), base64({ NextToken: null, boto_truncate_amount: 2 }), {}],
    ['a service’s own token', plainOperation(), 'AaEdHp', { NextToken: 'AaEdHp' }],
    ['the old form', plainOperation(), 'abc___2', { NextToken: 'abc' }],
    ['the old form of a beginning', plainOperation(), 'None___2', {}],
    ['an own token that looks like the old form', plainOperation(), 'abc___x', { NextToken: 'abc___x' }],
    [
      'the old form of two tokens',
      versions,
      'key___version___2',
      { KeyMarker: 'key', VersionIdMarker: 'version' },
    ],
    [
      'the old form without amount',
      versions,
      'key___version',
      { KeyMarker: 'key', VersionIdMarker: 'version' },
    ],
    ['the old form with one absent', versions, 'key___None___2', { KeyMarker: 'key' }],
    ['a service’s own first token of two', versions, 'key', { KeyMarker: 'key' }],
    ['a number in boto3’s form', parts, base64({ PartNumberMarker: 7 }), { PartNumberMarker: 7 }],
    ['a number as text', parts, '7___1', { PartNumberMarker: 7 }],
    ['a number of 64 bits as text', parts, '9007199254740993', { PartNumberMarker: 9007199254740993n }],
    ['a key object', scan, { Id: { S: 'a' } }, { ExclusiveStartKey: { Id: { S: 'a' } } }],
    [
      'a key object named like its own member',
      scan,
      { ExclusiveStartKey: { S: 'a' } },
      { ExclusiveStartKey: { ExclusiveStartKey: { S: 'a' } } },
    ],
    [
      'a key object in boto3’s form',
      scan,
      base64({ ExclusiveStartKey: { Id: { S: 'a' } } }),
      { ExclusiveStartKey: { Id: { S: 'a' } } },
    ],
    [
      'the members of two tokens',
      versions,
      { KeyMarker: 'key', VersionIdMarker: 'v' },
      { KeyMarker: 'key', VersionIdMarker: 'v' },
    ],
    ['the member of a token', plainOperation(), { NextToken: 'abc' }, { NextToken: 'abc' }],
    [
      'an amount of none',
      plainOperation(),
      base64({ NextToken: 'abc', boto_truncate_amount: 0 }),
      token('abc'),
    ],
    ['an own token that ends like the old form', plainOperation(), 'abc___', token('abc___')],
    ['a number below zero as text', parts, '-7', { PartNumberMarker: -7 }],
    ['the largest safe number as text', parts, '9007199254740991', { PartNumberMarker: 9007199254740991 }],
    ['no result key', pagesOnly, base64({ NextToken: 'abc' }), { NextToken: 'abc' }],
  ])('%s', async (_, operation, token, expected) => {
    expect(await firstInput(operation, token)).toEqual(expected)
  })
})

const lists = pagedOperation(
  { input_token: 'NextToken', output_token: 'NextToken', result_key: ['Things', 'More'] },
  { output: { Things: 'list', More: 'list' } },
)
const amount = (boto_truncate_amount: unknown) => base64({ NextToken: 'a', boto_truncate_amount })
const others = (nexttoken_delivered: unknown) =>
  base64({ NextToken: 'a', boto_truncate_amount: 1, nexttoken_delivered })

describe('an invalid starting token is refused:', () => {
  it.each([
    ['empty', plainOperation(), '', /it is empty/],
    ['an empty object', scan, {}, /\{ {2}\} is not valid .* it is empty/],
    [
      'an object of another operation’s',
      plainOperation(),
      { Marker: 'secret' },
      /\{ Marker \} is not valid .*has Marker/,
    ],
    ['another operation’s', plainOperation(), base64({ Marker: 'a' }), /it has Marker instead of NextToken/],
    ['a negative amount', plainOperation(), base64({ NextToken: 'a', boto_truncate_amount: -1 }), /is -1/],
    [
      'an amount that is no number',
      plainOperation(),
      base64({ NextToken: 'a', boto_truncate_amount: 'x' }),
      /is x/,
    ],
    ['an amount that is no whole number', plainOperation(), amount(1.5), /boto_truncate_amount is 1.5, not/],
    ['an amount for a list that there is not', plainOperation(), others({ Other: 1 }), /has 1 for "Other"/],
    ['a second amount for the first list', plainOperation(), others({ Things: 1 }), /has 1 for "Things"/],
    ['a negative amount for another list', lists, others({ More: -1 }), /has -1 for "More"/],
    ['amounts that are no object', lists, others(3), /its nexttoken_delivered is not an object/],
    ['too many parts', plainOperation(), 'a___b___3', /3 parts, but the operation has 1 token/],
    ['a text for a number', parts, 'abc', /PartNumberMarker is an integer, not "abc"/],
    ['a fraction for a number', parts, '7.5', /PartNumberMarker is an integer, not "7.5"/],
    ['a number with more behind it', parts, '7 8', /PartNumberMarker is an integer, not "7 8"/],
    ['a text of 60 characters for a number', parts, 'x'.repeat(60), /an integer, not "x{60}"/],
    ['a longer one, which is cut', parts, 'x'.repeat(61), /an integer, not "x{60}…"/],
    ['an amount without items', pagesOnly, base64({ NextToken: 'a', boto_truncate_amount: 1 }), /no items/],
  ])('%s', (_, operation, startingToken, message) => {
    const paginator = new PlainPaginator<Structure, Structure>(operation, answerInTurn([]).send)
    const paginate = () => paginator.paginate({}, { startingToken })
    expect(paginate).toThrow(NextTokenError)
    expect(paginate).toThrow(expect.objectContaining({ code: 'InvalidToken', operation: 'ListThings' }))
    expect(paginate).toThrow(message)
    expect(paginate).toThrow(/Pass a resumeToken/)
  })
})
