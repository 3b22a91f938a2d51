import { describe, expect, it } from 'vitest'
import type { ServiceDescription } from '../../../src/models/index.js'
import { describeResponse } from '../../../src/protocols/errors/describe-response.js'
import { isKnownName } from '../../../src/protocols/errors/known-names.js'
import { queryError } from '../../../src/protocols/errors/query-error.js'
import { testOperation } from '../support/test-service.js'

const shapes: ServiceDescription['shapes'] = {
  Root: {
    type: 'structure',
    members: {
      Plain: { shape: 'Text' },
      Renamed: { shape: 'Text', locationName: 'Wire' },
      Things: { shape: 'ThingList' },
      ByName: { shape: 'ThingMap' },
      Self: { shape: 'Root' },
    },
  },
  ThingList: { type: 'list', member: { shape: 'Thing', locationName: 'Entry' } },
  ThingMap: {
    type: 'map',
    key: { shape: 'Text', locationName: 'EntryKey' },
    value: { shape: 'Other', locationName: 'EntryValue' },
  },
  Thing: { type: 'structure', members: { Inner: { shape: 'Text' } } },
  Other: { type: 'structure', members: { Deep: { shape: 'Text' } } },
}

const operation = testOperation('query', shapes, {
  input: { shape: 'Root' },
  output: { shape: 'Root', resultWrapper: 'Wrapped' },
})

describe('a name of a response may be shown', () => {
  it.each([
    ...['message', 'Message', 'code', 'Code', '__type', 'errorMessage', 'errorType', 'errorCode'],
    ...['error', 'Error', 'errors', 'Errors'],
    ...['Envelope', 'Fault', 'WISPAccessGatewayParam', 'html', 'rss', 'feed', 'urlset'],
    ...['EnumerationResults', 'Response', 'ErrorResponse'],
    ...['Wrapped', 'DoResponse', 'DoResult', 'DoOutput'],
    ...[
      'Plain',
      'Wire',
      'Things',
      'Entry',
      'EntryKey',
      'EntryValue',
      'Inner',
      'Deep',
      'Thing',
      'Other',
      'Root',
    ],
  ])('%s', (name) => {
    expect(isKnownName(operation, name)).toBe(true)
  })

  it.each([
    'Secret',
    'Renamed',
    'Do',
    'Response2',
    'XResponse',
    'Result',
    'Output',
    'DoRequest',
    'plain',
    '',
  ])('not %j, which the model does not have', (name) => {
    expect(isKnownName(operation, name)).toBe(false)
  })

  it('without an output, only the general ones', () => {
    const silent = testOperation('query', shapes, { input: { shape: 'Root' } })
    expect(isKnownName(silent, 'Plain')).toBe(false)
    expect(isKnownName(silent, 'Error')).toBe(true)
  })
})

it.each([
  ...['application/cbor', 'application/json', 'application/problem+json', 'application/octet-stream'],
  ...['application/soap+xml', 'application/vnd.amazon.eventstream', 'application/x-amz-json-1.0'],
  ...['application/x-amz-json-1.1', 'application/xhtml+xml', 'application/xml', 'binary/octet-stream'],
  ...['text/css', 'text/html', 'text/javascript', 'text/plain', 'text/xml'],
])('a response of %s is described by that', (type) => {
  const response = { statusCode: 200, headers: { 'content-type': type }, body: Buffer.from('ab') }
  expect(describeResponse(operation, response)).toBe(`2 bytes of ${type}, text`)
})

it.each([
  ['{"message": 1, "a": 2, "Plain": 3}', 'a JSON object with "message", "Plain"'],
  ['{"message": 1, "Message": 2, "code": 3, "Code": 4}', 'a JSON object with "message", "Message", "code"'],
  ['{"message": 1, "message": 2}', 'a JSON object with "message"'],
  [`{"a": "${'x'.repeat(5000)}", "message": 1}`, 'a JSON object'],
  ['false', 'a JSON literal'],
  ['nullx', 'text'],
  ['1.5', 'a number'],
  ['1x', 'text'],
  ['\ufeff', 'blank'],
])('a response %j is %s', (body, kind) => {
  const text = describeResponse(operation, { statusCode: 200, headers: {}, body: Buffer.from(body) })
  expect(text.slice(text.indexOf(', ') + 2)).toBe(kind)
})

it('a response that streams is described without its length', () => {
  const response = { statusCode: 200, headers: {}, body: Buffer.from('{}'), stream: {} }
  expect(describeResponse(operation, response as never)).toBe('a JSON object')
})

describe('the code of the query protocol in a header', () => {
  it.each([
    ['AWS.Old;Sender', { code: 'AWS.Old', fault: 'client' }],
    ['AWS.Old;Receiver', { code: 'AWS.Old', fault: 'server' }],
    ['AWS.Old;Other', { code: 'AWS.Old', fault: undefined }],
    ['AWS.Old;', { code: 'AWS.Old', fault: undefined }],
    ['AWS.Old', undefined],
    [';Sender', undefined],
    ['AWS.Old;Sender;more', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('%j is %j', (header, expected) => {
    const headers: Record<string, string> = header === undefined ? {} : { 'x-amzn-query-error': header }
    expect(queryError({ statusCode: 400, headers, body: Buffer.from('') })).toEqual(expected)
  })
})
