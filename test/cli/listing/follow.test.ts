import { expect, it } from 'vitest'
import { runCli } from '../../support/cli/run-cli.js'
import { startHttpServer } from '../../support/http-server.js'

const base = 1_700_000_000_000
const event = (id: number, seconds: number) => ({
  eventId: `e${id}`,
  timestamp: base + seconds * 1000,
  message: `event ${id}`,
})

/** A log of which one more part is there with each listing. A request gets the events from its start time. */
async function logOf(...parts: readonly (readonly ReturnType<typeof event>[])[]) {
  const starts: unknown[] = []
  let listings = 0
  const server = await startHttpServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => {
      const { startTime = 0 } = JSON.parse(body)
      starts.push(startTime)
      listings++
      const events = parts
        .slice(0, listings)
        .flat()
        .filter(({ timestamp }) => timestamp >= startTime)
      response.writeHead(200, { 'content-type': 'application/x-amz-json-1.1' })
      response.end(JSON.stringify({ events: events.sort((a, b) => a.timestamp - b.timestamp) }))
    })
  })
  return { url: server.url, starts, listings: () => listings }
}

const follow = [
  'logs',
  'filter-log-events',
  '--log-group-name',
  'g',
  '--follow',
  '--poll-interval',
  '5ms',
  '--query',
  'events[].eventId',
  '--output',
  'text',
]

function ids(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '')
}

it('logs filter-log-events --follow writes each event once, late ones too, until Ctrl-C', async () => {
  const log = await logOf(
    [event(1, 0), event(2, 60)],
    // Two of the same time as the last one, and one that is older.
    [event(3, 60), event(4, 55)],
    [event(5, 61)],
  )
  const { status, stdout, stderr } = await runCli([...follow, '--endpoint-url', log.url], {
    onStdout: (text, io) => ids(text).includes('e5') && io.interrupt(),
  })
  expect(status).toBe(0)
  expect(ids(stdout)).toEqual(['e1', 'e2', 'e4', 'e3', 'e5'])
  expect(log.starts).toEqual([0, base + 50_000, base + 50_000])
  expect(stderr).toContain('interrupted. 5 items on 3 pages were listed.')
})

it('does not go back before the time that was asked for', async () => {
  const log = await logOf([event(1, 0)], [event(2, 1)])
  await runCli([...follow, '--start-time', String(base - 1000), '--endpoint-url', log.url], {
    onStdout: (text, io) => ids(text).includes('e2') && io.interrupt(),
  })
  expect(log.starts).toEqual([base - 1000, base - 1000])
})

it('Ctrl-C ends the wait', async () => {
  const log = await logOf([event(1, 0)])
  const argv = [...follow, '--poll-interval', '1h', '--endpoint-url', log.url]
  const { status } = await runCli(argv, {
    onStdout: (_, io) => void setTimeout(() => io.interrupt(), 20),
  })
  expect(status).toBe(0)
  expect(log.listings()).toBe(1)
})

it.each([
  [['--end-time', String(base)], 'ends for good, so --follow cannot be used'],
  [['--max-items', '5'], 'is followed by its times, so --max-items cannot be used'],
  [['--checkpoint', 'f'], 'is followed by its times, so --checkpoint cannot be used'],
])('%j is refused', async (more, problem) => {
  const { status, stderr } = await runCli([...follow, ...more, '--endpoint-url', 'http://127.0.0.1:1'])
  expect(status).toBe(2)
  expect(stderr).toContain(problem)
})
