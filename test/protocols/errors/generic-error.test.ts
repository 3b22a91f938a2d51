import { STATUS_CODES } from 'node:http'
import { describe, expect, it } from 'vitest'
import { loadModel } from '../../../src/models/index.js'
import { describeResponse } from '../../../src/protocols/errors/describe-response.js'
import { decodeGenericError, unreadableError } from '../../../src/protocols/errors/generic-error.js'

const listTopics = loadModel('sns').operation('ListTopics')
if (!listTopics) throw new Error('SNS has no ListTopics')
const listTables = loadModel('dynamodb').operation('ListTables')
if (!listTables) throw new Error('DynamoDB has no ListTables')

const answer = (statusCode: number, body: string | number[] = '', headers: Record<string, string> = {}) => ({
  statusCode,
  headers,
  body: Buffer.from(body as string),
})

describe('an answer that says nothing but its status', () => {
  const statuses = [301, 302, 304, 307, 308, 400, 401, 403, 404, 405, 407, 408, 409, 411, 412, 413, 416, 429]
    .concat([500, 501, 502, 503, 504, 505, 507, 508, 511])
    // What Node calls otherwise than Python.
    .map((status) => ({
      status,
      phrase:
        { 413: 'Request Entity Too Large', 416: 'Requested Range Not Satisfiable' }[status] ??
        STATUS_CODES[status],
    }))

  it.each(statuses)('has $status as its code and "$phrase" as its message', ({ status, phrase }) => {
    expect(unreadableError(listTopics, answer(status, '', { 'x-amzn-requestid': 'r' }))).toEqual({
      code: String(status),
      message: phrase,
      requestId: 'r',
      members: {},
    })
  })

  it('has no message where the status is of no RFC', () => {
    expect(unreadableError(listTopics, answer(599)).message).toBe('')
    expect(unreadableError(listTopics, answer(599, 'x')).message).toMatch(/^HTTP 599; .*1 byte, text$/)
  })
})

describe('an answer of 5xx is a proxy’s', () => {
  it.each([
    { words: 'when it is empty', status: 500, body: '' },
    { words: 'when it is blank', status: 502, body: ' \r\n' },
    { words: 'when it is a web page', status: 503, body: '<html><body>busy</body></html>' },
    { words: 'when it is a long web page', status: 503, body: `<html>${'busy '.repeat(100)}</html>` },
    { words: 'when it is 256 blanks', status: 503, body: ' '.repeat(256) },
    { words: 'when it is a web page after blanks', status: 503, body: '\n <HTML>' },
    { words: 'when it is a web page with a doctype', status: 504, body: '<!DOCTYPE html><html>' },
  ])('$words', ({ status, body }) => {
    expect(decodeGenericError(answer(status, body))).toMatchObject({ code: String(status) })
  })

  it.each([
    { words: 'when its status is another', status: 499, body: '' },
    { words: 'when it is JSON', status: 500, body: '{"message":"<html>"}' },
    { words: 'when it is XML', status: 500, body: '<ErrorResponse/>' },
    { words: 'when text may follow many blanks', status: 500, body: `${' '.repeat(256)}x` },
  ])('not $words', ({ status, body }) => {
    expect(decodeGenericError(answer(status, body))).toBeUndefined()
  })
})

describe('an answer is described without a value of it', () => {
  it.each<[body: string | number[], type: string | undefined, description: string]>([
    ['', 'text/html', 'empty'],
    ['x', undefined, '1 byte, text'],
    ['xy', 'text/plain', '2 bytes of text/plain, text'],
    ['xy', ' Text/Plain ; charset=utf-8', '2 bytes of text/plain, text'],
    ['xy', 'application/x-secret', '2 bytes of another content type, text'],
    [[0x1f, 0x8b, 1], undefined, '3 bytes, gzip'],
    [[0x1f, 1, 1], undefined, '3 bytes, binary data'],
    [[0x89, 0x50, 0x4e, 0x47], undefined, '4 bytes, a PNG image'],
    [[0xff, 0xd8, 0xff], undefined, '3 bytes, a JPEG image'],
    ['%PDF-1', undefined, '6 bytes, a PDF'],
    ['PK\x03\x04', undefined, '4 bytes, a ZIP file'],
    [[0xff, 0xfe, 0x41], undefined, '3 bytes, text in UTF-16'],
    [[0xfe, 0xff, 0x41], undefined, '3 bytes, text in UTF-16'],
    [[0, 0, 0, 0, 0], undefined, '5 bytes, zero bytes'],
    [' \n', undefined, '2 bytes, blank'],
    ['<!doctype html>', undefined, '15 bytes, a web page'],
    ['<?xml version="1.0"?>\n<html/>', undefined, '29 bytes, a web page'],
    ['<SecretResponse/>', undefined, '17 bytes, XML with a root element that the model does not know'],
    ['<ListTopicsResponse/>', undefined, '21 bytes, XML, <ListTopicsResponse>'],
    ['<Topics/>', undefined, '9 bytes, XML, <Topics>'],
    ['< >', undefined, '3 bytes, markup'],
    ['{"secret": 1}', undefined, '13 bytes, a JSON object'],
    ['\ufeff {"Topics": 1}', undefined, '17 bytes, a JSON object with "Topics"'],
    [
      '{"Topics": 1, "secret": 2, "NextToken" : 3}',
      undefined,
      '43 bytes, a JSON object with "Topics", "NextToken"',
    ],
    ['[1]', undefined, '3 bytes, a JSON array'],
    ['"a"', undefined, '3 bytes, a JSON string'],
    ['null\n', undefined, '5 bytes, a JSON literal'],
    ['true', undefined, '4 bytes, a JSON literal'],
    ['-1.5e+3', undefined, '7 bytes, a number'],
    [[0xa1, 0x61, 0x61, 1], undefined, '4 bytes, a CBOR map'],
    [[0xbf, 0x01], undefined, '2 bytes, a CBOR map'],
    ['a\x01', undefined, '2 bytes, binary data'],
    ['a\nb', undefined, '3 bytes, text'],
  ])('%j of %s: %s', (body, type, description) => {
    const headers: Record<string, string> = type === undefined ? {} : { 'content-type': type }
    expect(describeResponse(listTopics, answer(200, body, headers))).toBe(description)
  })

  it('names at most three members, each once', () => {
    const body =
      '{"TableNames": 1, "TableNames": 1, "LastEvaluatedTableName": 1, "Limit": 1, "ExclusiveStartTableName": 1}'
    const text = describeResponse(listTables, answer(200, body))
    expect(text).toMatch(/with "TableNames", "LastEvaluatedTableName"/)
    expect(text.match(/"/g)?.length).toBeLessThanOrEqual(6)
  })
})
