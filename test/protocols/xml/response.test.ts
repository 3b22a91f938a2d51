import { describe, expect, it } from 'vitest'
import { ResponseParseError } from '../../../src/errors/index.js'
import type { ServiceDescription } from '../../../src/models/index.js'
import { loadedProtocol } from '../../support/loaded-protocol.js'
import { responseOf, testOperation } from '../support/test-service.js'

const shapes: ServiceDescription['shapes'] = {
  Root: { type: 'structure', members: { Names: { shape: 'Names' }, Next: { shape: 'Text' } } },
  Names: { type: 'list', member: { shape: 'Text' } },
  Empty: { type: 'structure', members: {} },
}
const output = { shape: 'Root', resultWrapper: 'DoResult' }
const content = '<Names><member>a</member><member>b</member></Names><Next>t</Next>'
const metadata = '<ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata>'
const value = { Names: ['a', 'b'], Next: 't' }

function decode(protocol: string, body: string, operation: object = { output }) {
  const model = testOperation(protocol, shapes, operation)
  return loadedProtocol(model.service).decodeResponse(model, responseOf(body, { 'x-amzn-requestid': 'r-2' }))
}

describe('a response is decoded', () => {
  it.each<[string, string, string, object, unknown]>([
    [
      'query: from its wrapper',
      'query',
      `<DoResponse><DoResult>${content}</DoResult>${metadata}</DoResponse>`,
      { output },
      value,
    ],
    [
      'query: behind the metadata',
      'query',
      `<DoResponse>${metadata}<DoResult>${content}</DoResult></DoResponse>`,
      { output },
      value,
    ],
    ['query: with no output', 'query', `<DoResponse>${metadata}</DoResponse>`, {}, {}],
    [
      'query: with an output of no members',
      'query',
      `<DoResponse>${metadata}</DoResponse>`,
      { output: { shape: 'Empty', resultWrapper: 'DoResult' } },
      {},
    ],
    [
      'query: without a wrapper in the model',
      'query',
      `<DoResponse>${content}${metadata}</DoResponse>`,
      { output: { shape: 'Root' } },
      value,
    ],
    ['ec2', 'ec2', `<DoResponse><requestId>r-1</requestId>${content}</DoResponse>`, { output }, value],
    ['ec2: with no output', 'ec2', '<DoResponse><return>true</return></DoResponse>', {}, {}],
    ['rest-xml', 'rest-xml', `<Whatever>${content}</Whatever>`, { output }, value],
    ['rest-xml: with no body', 'rest-xml', '', { output }, {}],
    ['rest-xml: with no output, whatever the body', 'rest-xml', 'OK', {}, {}],
  ])('%s', (_, protocol, body, operation, expected) => {
    expect(decode(protocol, body, operation)).toEqual(expected)
  })
})

const page = '<!DOCTYPE html><html><body>\n\n  Log in</body></html>'

describe('an invalid response is an error', () => {
  it.each<[string, string, string, string]>([
    ['query: none', 'query', '', 'there is no XML element, at byte 0; it is empty'],
    ['query: without its wrapper', 'query', '<DoResponse/>', '<DoResponse> has no <DoResult>'],
    ['query: a web page', 'query', page, 'it is a web page; it is 51 bytes, a web page'],
    [
      'query: JSON',
      'query',
      '{"Names":[]}',
      'this is not XML, at byte 0; it is 12 bytes, a JSON object with "Names"',
    ],
    ['ec2: none', 'ec2', '', 'there is no XML element'],
    ['ec2: a web page', 'ec2', page, 'it is a web page'],
    ['rest-xml: a web page', 'rest-xml', '<HTML></HTML>', 'it is a web page'],
    ['rest-xml: text', 'rest-xml', 'OK', 'this is not XML, at byte 0; it is 2 bytes, text'],
  ])('%s', (_, protocol, body, problem) => {
    const attempt = () => decode(protocol, body)
    expect(attempt).toThrow(ResponseParseError)
    expect(attempt).toThrow('test.Do: ')
    expect(attempt).toThrow(problem)
    expect(attempt).toThrow(expect.objectContaining({ requestId: 'r-2', code: 'ResponseParse' }))
  })

  it.each([
    ['query', `<DoResponse><DoResult>${content}</DoResult>${metadata}</DoResponse>`],
    ['ec2', `<DoResponse>${content}</DoResponse>`],
    ['rest-xml', `<Whatever>${content}</Whatever>`],
  ])('%s: cut at any byte', (protocol, whole) => {
    expect(decode(protocol, whole)).toEqual(value)
    for (let length = 1; length < whole.length; length++) {
      expect(() => decode(protocol, whole.slice(0, length)), `${length} bytes`).toThrow(ResponseParseError)
    }
  })
})
