import { describe, expect, it } from 'vitest'
import { judgeConnection } from '../../../fuzz/http/judge-connection.js'
import { makeConnection } from '../../../fuzz/http/make-connection.js'
import { sampleSize } from '../../support/samples.js'

describe('our reader and Node’s parser', () => {
  it('differ in nothing but what ours refuses', () => {
    const found = []
    let read = 0
    for (let number = 0; number < sampleSize('httpConnections'); number++) {
      const verdict = judgeConnection(makeConnection(1, number))
      read += verdict.read
      if (verdict.problem !== undefined) found.push(`${number}: ${verdict.problem}`)
    }
    expect(found).toEqual([])
    expect(read).toBeGreaterThan(sampleSize('httpConnections') / 2)
  })

  /** https://nodejs.org/docs/latest-v22.x/api/http.html#messageheaders, and some that are joined. */
  it.each([
    ...['age', 'authorization', 'content-type', 'etag', 'expires', 'from', 'host', 'if-modified-since'],
    ...['if-unmodified-since', 'last-modified', 'location', 'max-forwards', 'proxy-authorization', 'referer'],
    ...['retry-after', 'server', 'user-agent', 'vary', 'x-amz-meta-a', 'cookie', 'set-cookie', 'date'],
    ...['proxy-connection', 'connection', 'keep-alive', 'content-encoding', 'accept-ranges'],
  ])('make the same of two headers %s', (name) => {
    const head = `HTTP/1.1 200 OK\r\n${name}: one\r\n${name}: two\r\nContent-Length: 0\r\n\r\n`
    const connection = { methods: ['GET'], pieces: [Buffer.from(head)], isValid: true }
    const { read, problem } = judgeConnection(connection)
    expect({ read, problem }).toEqual({ read: 1, problem: undefined })
  })

  it('are given the same connection for the same number', () => {
    expect(makeConnection(1, 7)).toEqual(makeConnection(1, 7))
    expect(makeConnection(1, 8)).not.toEqual(makeConnection(1, 7))
    expect(makeConnection(2, 7)).not.toEqual(makeConnection(1, 7))
  })

  it('find a refused response that is valid', () => {
    const pieces = [Buffer.from('HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n')]
    const connection = { methods: ['GET'], pieces }
    expect(judgeConnection({ ...connection, isValid: true }).problem).toContain('it refused a valid response')
    expect(judgeConnection({ ...connection, isValid: false })).toMatchObject({
      refusal: 'the response is malformed: a transfer-encoding other than "chunked"',
      isReadByNode: true,
    })
  })
})
