import { describe, expect, it } from 'vitest'
import { ResponseParseError, ServiceError } from '../../src/index.js'
import { list, listings, refusal, requestId } from './support/answer-with.js'

const html = '<!DOCTYPE html>\n<html><body>Sign in to the proxy</body></html>'

describe.each(Object.keys(listings))('%s: a listing that is answered with', (protocol) => {
  it.each<[string, string | Uint8Array, RegExp]>([
    ['a proxy’s page', html, /begins with "<!DOCTYPE html> <html><body>Sign in/],
    ['a proxy’s page without a doctype', '<html><head>', /begins with "<html><head>"/],
    ['nothing', '', /begins with ""/],
    ['blanks', ' \r\n', /begins with " "/],
    ['text', 'OK', /begins with "OK"/],
    ['a number', '17', /begins with "17"/],
    ['zeros', new Uint8Array(300), /begins with "\\u0000/],
    ['UTF-16', Buffer.from('\ufeff{"a":1}', 'utf16le'), /begins with/],
    ['a binary file', Buffer.from('89504e470d0a1a0a0000000d', 'hex'), /begins with "�PNG/],
    [
      'an error in an envelope of its own, as a wrong endpoint gives it',
      '{"Output":{"__type":"com.amazon.coral.service#UnknownOperationException"},"Version":"1.0"}',
      /begins with "{\\"Output\\"/,
    ],
    ['an error of S3’s', '<Error><Code>InternalError</Code></Error>', /InternalError/],
    ['null', 'null', /begins with "null"/],
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
    ['a proxy’s 403', 403, html, 'Sign in to the proxy'],
    ['a proxy’s 407', 407, html, 'Sign in to the proxy'],
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
