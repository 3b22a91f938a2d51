import { describe, expect, it } from 'vitest'
import { causesOf } from '../../src/transport/failure/causes-of.js'
import { describeCause } from '../../src/transport/failure/describe-cause.js'
import { IncompleteResponse, MalformedResponse } from '../../src/transport/http1/index.js'
import { networkFailure } from '../../src/transport/retry/network-failure.js'
import { waitedTooLong } from '../../src/transport/socket/socket-errors.js'

type Facts = {
  code?: string
  syscall?: string
  name?: string
  message?: string
  cause?: unknown
  errors?: unknown
}

const failureOf = ({ message = 'it broke', ...facts }: Facts = {}) => Object.assign(new Error(message), facts)

const call = {
  target: { protocol: 'https:', hostname: 'sns.test' },
  wasSentBefore: false,
  hostHint: undefined,
}
const judge = (thrown: unknown, changes: Partial<Parameters<typeof networkFailure>[1]> = {}) => {
  const context = { service: 'sns', operation: 'ListTopics', attempts: 1 }
  const { error, retry, wasSent } = networkFailure(thrown, { ...call, ...changes }, context)
  return { code: error.code, message: error.message, type: retry.errorType, wasSent }
}

describe('a connection that failed', () => {
  it.each<[words: string, facts: Facts]>([
    ['a reset', { code: 'ECONNRESET' }],
    ['a broken pipe', { code: 'EPIPE' }],
    ['an aborted connection', { code: 'ECONNABORTED' }],
    ['a host that is down', { code: 'EHOSTDOWN' }],
    ['a network that is down', { code: 'ENETDOWN' }],
    ['a network that dropped the connection', { code: 'ENETRESET' }],
    ['undici’s broken socket', { code: 'UND_ERR_SOCKET' }],
    ['undici’s connect timeout', { code: 'UND_ERR_CONNECT_TIMEOUT' }],
    ['undici’s headers timeout', { code: 'UND_ERR_HEADERS_TIMEOUT' }],
    ['undici’s body timeout', { code: 'UND_ERR_BODY_TIMEOUT' }],
    ['a timeout of the handler', { name: 'TimeoutError' }],
    ['one of these as a cause', { cause: failureOf({ cause: failureOf({ code: 'ENETDOWN' }) }) }],
  ])('is worth another attempt: %s', (_, facts) => {
    expect(judge(failureOf(facts)).type).toBe('TRANSIENT')
  })

  it.each<[words: string, thrown: unknown]>([
    ['an unknown code', failureOf({ code: 'EODD' })],
    ['no code', failureOf()],
    ['a certificate that is not trusted', failureOf({ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' })],
    ['what is no error', 'ECONNRESET'],
    ['nothing', undefined],
  ])('is not worth another attempt: %s', (_, thrown) => {
    expect(judge(thrown).type).toBe('CLIENT_ERROR')
  })

  it('because of a response that is not HTTP/1.1, or that ends early, is worth another attempt', () => {
    const malformed = judge(new MalformedResponse('a NUL', 'byte 21 of its head', 0x48))
    expect(malformed).toMatchObject({ type: 'TRANSIENT', code: 'Network', wasSent: true })
    expect(malformed.message).toMatch(/malformed: a NUL at byte 21 of its head; .*transport: 'node'/)
    expect(judge(new IncompleteResponse('nothing of it arrived'))).toMatchObject({
      type: 'TRANSIENT',
      wasSent: true,
    })
  })

  it('because the server uses TLS is not worth another attempt, and asks for https', () => {
    const target = { protocol: 'http:', hostname: 'sns.test', port: 8443 }
    const { type, message } = judge(new MalformedResponse('no head', 'byte 0', 0x15), { target })
    expect(type).toBe('CLIENT_ERROR')
    expect(message).toContain('try the endpoint https://sns.test:8443')
  })

  it.each<[words: string, facts: Facts]>([
    ['while connecting', { syscall: 'connect' }],
    ['while looking for the host', { syscall: 'getaddrinfo' }],
    ['since nothing listens', { code: 'ECONNREFUSED' }],
    ['since there is no such host', { code: 'ENOTFOUND' }],
    ['since DNS did not answer', { code: 'EAI_AGAIN' }],
    ['in undici’s time to connect', { code: 'UND_ERR_CONNECT_TIMEOUT' }],
    ['by TLS', { code: 'ERR_TLS_HANDSHAKE_TIMEOUT' }],
    ['by a certificate of one’s own', { code: 'SELF_SIGNED_CERT_IN_CHAIN' }],
    ['by a certificate of another host', { code: 'ERR_TLS_CERT_ALTNAME_INVALID' }],
    ['by a server without TLS', { code: 'ERR_SSL_WRONG_VERSION_NUMBER' }],
    ['by a server without TLS, on older Node', { code: 'EPROTO', message: 'ssl3: wrong version number' }],
    ['in Smithy’s time to connect', { message: 'the socket did not establish a connection in 1000 ms' }],
    ['in the queue behind maxSockets', { message: waitedTooLong(1000, 2).message }],
    ['for a reason within', { cause: failureOf({ syscall: 'connect' }) }],
  ])('before the request was sent says nothing of an effect: %s', (_, facts) => {
    const { wasSent, message } = judge(failureOf(facts))
    expect(wasSent).toBe(false)
    expect(message).not.toContain('may have taken effect')
    expect(judge(failureOf(facts), { wasSentBefore: true }).message).toContain('may have taken effect')
  })

  it.each<[words: string, facts: Facts]>([
    ['a reset', { code: 'ECONNRESET', syscall: 'read' }],
    ['a TLS error later on', { code: 'EPROTO', message: 'bad record mac' }],
    ['words of a handshake without a code of TLS', { code: 'EODD', message: 'handshake failure' }],
  ])('after the request was sent says that it may have taken effect: %s', (_, facts) => {
    const { wasSent, message } = judge(failureOf(facts))
    expect(wasSent).toBe(true)
    expect(message).toContain('may have taken effect')
  })

  it.each<[words: string, facts: Facts, code: string]>([
    ['by its name', { name: 'TimeoutError' }, 'Timeout'],
    ['by its name, with a code of its own', { name: 'TimeoutError', code: 'ETIMEDOUT' }, 'Timeout'],
    ['by that of its cause', { cause: failureOf({ name: 'TimeoutError' }) }, 'Timeout'],
    ['not if the system broke it', { name: 'TimeoutError', syscall: 'read' }, 'Network'],
    ['not if it was reset', { name: 'TimeoutError', code: 'ECONNRESET' }, 'Network'],
    ['not if the pipe broke', { name: 'TimeoutError', code: 'EPIPE' }, 'Network'],
    ['not by its code alone', { code: 'ETIMEDOUT' }, 'Network'],
  ])('is a timeout %s', (_, facts, code) => {
    expect(judge(failureOf(facts)).code).toBe(code)
  })

  it('keeps nothing of an answer that could not be parsed', () => {
    const thrown = Object.assign(failureOf({ code: 'HPE_INVALID_CONSTANT' }), {
      rawPacket: Buffer.from('secret'),
    })
    judge(thrown)
    expect(thrown).not.toHaveProperty('rawPacket')
  })

  it('names its host, and its port where it has one', () => {
    expect(judge(failureOf()).message).toMatch(/attempt 1 on sns\.test failed/)
    const target = { protocol: 'http:', hostname: 'localhost', port: 4566 }
    expect(judge(failureOf(), { target }).message).toMatch(/attempt 1 on localhost:4566 failed/)
  })

  it('on port 443 without TLS asks for https', () => {
    const target = { protocol: 'http:', hostname: 'sns.test', port: 443 }
    expect(judge(failureOf(), { target }).message).toContain(' https://sns.test')
    const others = [
      { protocol: 'https:', port: 443 },
      { protocol: 'http:', port: 80 },
    ]
    for (const other of others) {
      expect(judge(failureOf(), { target: { ...target, ...other } }).message).not.toContain(
        ' https://sns.test',
      )
    }
  })
})

describe('TLS on one side only', () => {
  const packet = (...bytes: number[]) => ({ code: 'HPE_INVALID_CONSTANT', rawPacket: Uint8Array.from(bytes) })

  it.each<[words: string, facts: object, advice: RegExp | undefined]>([
    ['a parser that read an alert', packet(0x15, 3, 3), /uses TLS .* https:\/\/sns\.test/],
    ['a parser that read something else', packet(0x48, 0x15), undefined],
    ['a parser that says nothing of it', { code: 'HPE_INVALID_CONSTANT' }, undefined],
    ['a text for a packet', { code: 'HPE_INVALID_CONSTANT', rawPacket: '\x15' }, undefined],
    ['another error with a packet', { ...packet(0x15), code: 'EODD' }, undefined],
    ['plain text', { code: 'EPROTO', message: 'wrong version number' }, /not use TLS .* http:\/\/sns\.test/],
    ['a packet too long', { code: 'ERR_SSL_PACKET_LENGTH_TOO_LONG' }, /not use TLS .* http:\/\/sns\.test/],
    ['such words without a code of TLS', { code: 'EODD', message: 'wrong version number' }, undefined],
    ['another code of TLS', { code: 'EPROTO', message: 'bad record mac' }, undefined],
  ])('is found by %s', (_, facts, advice) => {
    const { message } = judge(Object.assign(failureOf(), facts))
    if (advice) expect(message).toMatch(advice)
    else expect(message).not.toMatch(/use TLS|uses TLS/)
  })
})

describe('the words for what broke a connection', () => {
  it.each<[words: string, error: Error, expected: string]>([
    ['code and message', failureOf({ code: 'EODD', message: 'it broke' }), 'EODD it broke'],
    ['a code that the message has', failureOf({ code: 'EODD', message: 'read EODD' }), 'read EODD'],
    ['a code alone', failureOf({ code: 'EODD', message: '' }), 'EODD'],
    ['a message alone', failureOf({ message: 'it broke. ' }), 'it broke'],
    ['a code that is a number', Object.assign(new Error('it broke'), { code: 7 }), 'it broke'],
    [
      'the innermost with a code',
      failureOf({ code: 'EOUTER', cause: failureOf({ code: 'EINNER', message: 'x', cause: failureOf() }) }),
      'EINNER x',
    ],
    [
      'the innermost of all where none has a code',
      failureOf({ cause: failureOf({ message: 'the reason' }) }),
      'the reason',
    ],
    [
      'the parts of one that says nothing',
      failureOf({
        code: 'ECONNREFUSED',
        message: '',
        errors: [new Error('no ::1'), new Error('no 127.0.0.1'), 7],
      }),
      'ECONNREFUSED no ::1, no 127.0.0.1,',
    ],
    [
      'no query string',
      failureOf({ message: 'GET https://a/b?X-Amz-Signature=1 failed' }),
      'GET https://a/b?… failed',
    ],
    [
      'no user name',
      failureOf({ message: 'proxy http://me:secret@proxy:1 failed' }),
      'proxy http://…@proxy:1 failed',
    ],
    ['no prefix of Smithy’s', failureOf({ message: '@smithy/node-http-handler - [ERROR] late' }), 'late'],
    ['300 characters at most', failureOf({ message: 'x'.repeat(400) }), 'x'.repeat(300)],
  ])('%s', (_, error, expected) => {
    expect(describeCause(error)).toBe(expected)
  })

  it('are looked for in eight errors at most, which may go round in a circle', () => {
    const error = failureOf()
    error.cause = error
    expect(causesOf(error)).toHaveLength(8)
    expect(causesOf(failureOf({ cause: 'a text' }))).toHaveLength(1)
  })
})
