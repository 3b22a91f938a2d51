import { describe, expect, it } from 'vitest'
import { ResponseParseError, ServiceError } from '../../src/errors/index.js'
import { list, listings, refusal, requestId } from './support/answer-with.js'

const html = '<!DOCTYPE html>\n<html><body>Sign in to the proxy</body></html>'

describe.each(Object.keys(listings))('%s: a listing whose answer is', (protocol) => {
  it.each<[string, string | Uint8Array, RegExp]>([
    ['a proxy’s page', html, /a web page/],
    ['a proxy’s page without a doctype', '<html><head>', /a web page/],
    ['nothing', '', /it is empty/],
    ['blanks', ' \r\n', /it is 3 bytes, blank/],
    ['text', 'OK', /it is 2 bytes, text/],
    ['a number', '17', /it is 2 bytes, a number/],
    ['zeros', new Uint8Array(300), /it is 300 bytes, zero bytes/],
    ['UTF-16', Buffer.from('\ufeff{"a":1}', 'utf16le'), /text in UTF-16/],
    ['a binary file', Buffer.from('89504e470d0a1a0a0000000d', 'hex'), /a PNG image/],
    [
      'an error in an envelope of its own, as a wrong endpoint gives it',
      '{"Output":{"__type":"com.amazon.coral.service#UnknownOperationException"},"Version":"1.0"}',
      /a JSON object with "__type"/,
    ],
    ['an error of S3’s', '<Error><Code>InternalError</Code></Error>', /InternalError|XML, <Error>/],
    ['null', 'null', /a JSON literal/],
  ])('%s and 200 is an error, not an empty list', async (_, body, problem) => {
    const error = await refusal(list(protocol, { body }))
    expect(error.message).toMatch(problem)
    expect(error.requestId).toBe(requestId)
    expect(error.operation).toBeDefined()
    if (!(error instanceof ServiceError)) expect(error).toBeInstanceOf(ResponseParseError)
  })

  it.each<[string, number, string, string]>([
    ['a 301 without a location', 301, '', '301'],
    ['a 302 to nowhere', 302, '', '302'],
    ['a 304', 304, '', '304'],
    ['a proxy’s 403', 403, html, 'a web page'],
    ['a proxy’s 407', 407, html, 'a web page'],
    ['a 404 with nothing', 404, '', '404'],
    ['a 502 with a page', 502, html, 'Bad Gateway'],
    ['a 503 with nothing', 503, '', 'Service Unavailable'],
    ['a status that nobody knows', 499, '{', '499'],
  ])('%s is an error by its status', async (_, status, body, words) => {
    const error = await refusal(list(protocol, { status, body }))
    expect(error).toBeInstanceOf(ServiceError)
    expect(error).toMatchObject({ code: String(status), statusCode: status, requestId })
    expect(error.message).toContain(words)
  })
})
