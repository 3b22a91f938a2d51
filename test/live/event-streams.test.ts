import { execFile } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { startHttpServer } from '../support/http-server.js'
import { type EventCase, eventCases } from '../wire/support/event-cases.js'
import { answer, at, collect } from '../wire/support/event-service.js'
import { plain } from './support/boto3-lists.js'

describe('the same bytes give the same events as in boto3:', () => {
  it.each(eventCases)('$words', async (the) => {
    const { url } = await startHttpServer(answer(Buffer.concat(the.frames), the.headers))
    const { [the.member]: stream, $metadata: _, ...others } = await at(url, the)
    const ours = { events: await collect(stream), others }
    expect(plain(ours)).toEqual(await readWithBoto3(url, the))
  })
})

async function readWithBoto3(
  url: string,
  { service, operation, input, member }: EventCase,
): Promise<unknown> {
  const script = new URL('./support/read_events.py', import.meta.url).pathname
  const printed = await new Promise<string>((resolve, reject) => {
    const child = execFile(process.env.NEXTTOKEN_PYTHON ?? 'python3', [script], (error, stdout) =>
      error ? reject(error) : resolve(stdout),
    )
    child.stdin?.end(JSON.stringify([{ url, service, operation, input, member }]))
  })
  const [read] = JSON.parse(printed) as unknown[]
  return read
}
