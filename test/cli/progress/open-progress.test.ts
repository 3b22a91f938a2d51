import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openProgress } from '../../../src/cli/progress/open-progress.js'
import { RecordedIo, type RecordedOptions } from '../../support/cli/recorded-io.js'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] })
})
afterEach(() => {
  vi.useRealTimers()
})

const erase = '\r\u001b[K'
function open(options: RecordedOptions = {}, own = {}) {
  const io = new RecordedIo({ isTerminal: true, width: 60, ...options })
  vi.stubEnv('TERM', 'xterm')
  return { io, progress: openProgress(io, own), drawn: () => io.stderr.text }
}

describe('progress on a terminal', () => {
  it('is drawn at most ten times a second, on one line', async () => {
    const { io, progress, drawn } = open()
    for (let page = 1; page <= 2000; page++) {
      progress.update({ pages: page, items: page * 10 })
      await vi.advanceTimersByTimeAsync(1)
    }
    const drawings = drawn().split(erase).slice(1)
    expect(drawings.length).toBeLessThanOrEqual(20)
    expect(drawings.length).toBeGreaterThan(10)
    expect(drawn()).not.toContain('\n')
    expect(io.stdout.text).toBe('')
    progress.end()
    await vi.advanceTimersByTimeAsync(0)
    expect(drawn().endsWith(erase)).toBe(true)
    const before = drawn()
    await vi.advanceTimersByTimeAsync(1000)
    expect(drawn()).toBe(before)
  })

  it('is gone before anything else is written, and not drawn within a line', async () => {
    const { progress, drawn } = open()
    progress.update({ items: 1 })
    await vi.advanceTimersByTimeAsync(400)
    await progress.io.stdout.write('half of a line')
    expect(drawn().endsWith(erase)).toBe(true)
    const before = drawn()
    await vi.advanceTimersByTimeAsync(400)
    expect(drawn()).toBe(before)
    await progress.io.stdout.write('\n')
    await vi.advanceTimersByTimeAsync(1100)
    expect(drawn().length).toBeGreaterThan(before.length)
    await progress.note('a note')
    expect(drawn().endsWith(`${erase}a note\n`)).toBe(true)
    progress.end()
  })

  it('is not drawn by a command that is done at once', async () => {
    const { progress, drawn } = open()
    progress.update({ items: 1 })
    await vi.advanceTimersByTimeAsync(250)
    progress.end()
    expect(drawn()).toBe('')
  })
})

describe('no progress is drawn', () => {
  it.each([
    ['in a pipe', { isTerminal: false }, {}],
    ['with --quiet', {}, { quiet: true }],
  ] as const)('%s', async (_, options, own) => {
    const { progress, drawn } = open(options, own)
    progress.update({ items: 1 })
    await vi.advanceTimersByTimeAsync(5000)
    expect(drawn()).toBe('')
    await progress.note('a note')
    expect(drawn()).toBe('quiet' in own ? '' : 'a note\n')
    progress.end()
  })
})

describe('with --verbose', () => {
  it('writes a line for each request', async () => {
    const { progress, drawn } = open({ isTerminal: false }, { verbose: true })
    const call = { service: 'sns', operation: 'ListTopics', attempt: 2, method: 'POST', host: 'h', path: '/' }
    progress.logging.logger?.debug({ ...call, event: 'request' })
    progress.logging.logger?.debug({
      ...call,
      event: 'response',
      statusCode: 200,
      milliseconds: 23,
      bytes: 8,
    })
    progress.logging.logger?.debug({ ...call, event: 'failure', code: 'Network', milliseconds: 4 })
    progress.logging.logger?.warn({
      ...call,
      event: 'retry',
      code: 'Throttling',
      reason: 'THROTTLING',
      milliseconds: 40,
    })
    await vi.advanceTimersByTimeAsync(0)
    expect(drawn().split('\n')).toEqual([
      'sns ListTopics: POST h/, 200 in 23 ms, attempt 2, 8 bytes',
      'sns ListTopics: POST h/, Network after 4 ms, attempt 2',
      'sns ListTopics: Throttling (throttling), trying again in 40 ms',
      '',
    ])
    expect(openProgress(new RecordedIo({}), {}).logging).toEqual({})
  })
})

describe('with --debug', () => {
  it('writes each request and response with headers and body, and nothing that a terminal obeys', async () => {
    const { progress, drawn } = open({ isTerminal: false }, { debug: true, verbose: true })
    expect(progress.logging.wire).toBe(true)
    const { logger } = progress.logging
    const call = { service: 'sns', operation: 'ListTopics', attempt: 1 }
    logger?.debug({
      ...call,
      event: 'request',
      method: 'POST',
      url: 'https://h/',
      headers: { host: 'h' },
      body: 'a=b',
    })
    logger?.debug({
      ...call,
      event: 'response',
      statusCode: 200,
      milliseconds: 23,
      headers: { date: 'now\u001b[2J' },
      body: '<A>\n  \u001b[31m</A>',
    })
    logger?.debug({ ...call, event: 'failure', code: 'Network', milliseconds: 4 })
    logger?.warn({ ...call, event: 'retry', code: 'Throttling', milliseconds: 40 })
    await vi.advanceTimersByTimeAsync(0)
    expect(drawn().split('\n')).toEqual([
      '> POST https://h/ (sns ListTopics, attempt 1)',
      '> host: h',
      '>',
      '> a=b',
      '< 200 in 23 ms (sns ListTopics, attempt 1)',
      '< date: now\\u001b[2J',
      '<',
      '< <A>',
      '<   \\u001b[31m</A>',
      '! Network after 4 ms (sns ListTopics, attempt 1)',
      '! Throttling, trying again in 40 ms (sns ListTopics, attempt 1)',
      '',
    ])
  })
})
