import { spawnSync } from 'node:child_process'
import { ServiceError } from 'nexttoken'
import { beforeAll, describe, expect, it } from 'vitest'
import { scripted } from '../services/support/scripted-service.js'
import { plain } from './support/boto3-lists.js'
import {
  comparableBody,
  comparableHeaders,
  comparableRequest,
  type Sent,
} from './support/comparable-request.js'
import { type ServiceCase, serviceCases } from './support/service-cases.js'

interface Called {
  readonly sent: readonly Sent[]
  readonly result?: Record<string, unknown>
  readonly error?: string
}

const endpoint = 'http://127.0.0.1:1'

describe('a service with special handling is called and decoded as by boto3', () => {
  let fromBoto3 = new Map<ServiceCase, Called>()

  beforeAll(() => {
    const script = new URL('./support/call_with_boto3.py', import.meta.url).pathname
    const input = JSON.stringify(serviceCases.map((found) => ({ ...found, endpoint })))
    const python = process.env.NEXTTOKEN_PYTHON ?? 'python3'
    const { stdout, stderr } = spawnSync(python, [script], { input, encoding: 'utf8', maxBuffer: 1e9 })
    if (stdout === '') throw new Error(stderr)
    const called = JSON.parse(stdout) as Called[]
    fromBoto3 = new Map(serviceCases.map((found, index) => [found, called[index] ?? { sent: [] }]))
  })

  const cases = serviceCases.map((found) => ({
    name: `${found.service}.${found.operation}: ${found.words}`,
    found,
  }))

  it.each(cases)('$name', async ({ found }) => {
    const expected = fromBoto3.get(found) ?? { sent: [] }
    const aws = await scripted(found.service, ...found.answers)
    const outcome = await aws.client.call(found.operation, bytesIn(found.input)).then(
      ({ $metadata: _, ...result }) => ({ result: plain(withoutEmptyLists(result)) }),
      (error: unknown) => ({ error: error instanceof ServiceError ? error.code : String(error) }),
    )
    expect(outcome).toEqual(
      expected.error === undefined ? { result: expected.result } : { error: expected.error },
    )
    const sent = aws.requests.slice(0, expected.sent.length)
    expect(
      sent.map(({ method, path, query, headers, body }) => ({
        method,
        path,
        query: [...query].sort(),
        headers: comparableHeaders(headers),
        body: comparableBody(body),
      })),
    ).toEqual(expected.sent.map(comparableRequest))
  })
})

/** nexttoken gives a page's lists that AWS leaves out. */
function withoutEmptyLists(result: object): object {
  return Object.fromEntries(
    Object.entries(result).filter(([, value]) => !Array.isArray(value) || value.length > 0),
  )
}

function bytesIn(input: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(input).map(([name, value]) => {
      const bytes: unknown = Object(value).$bytes
      return [name, typeof bytes === 'string' ? Buffer.from(bytes, 'base64') : value]
    }),
  )
}
