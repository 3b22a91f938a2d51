import { beforeAll, describe, expect, it } from 'vitest'
import { judgeRefusal } from '../../src/transport/index.js'
import { runPython } from './support/botocore-pages.js'

interface Condition {
  readonly where: string
  readonly code?: string | null
  readonly statusCode?: number | null
}

describe('what botocore retries, by _retry.json and retries/,', () => {
  let conditions: readonly Condition[] = []
  beforeAll(() => {
    conditions = runPython<Condition>('list_retries.py', [])
  })

  it('is retried', () => {
    expect(conditions.length).toBeGreaterThan(40)
    const refusals = conditions.filter(({ code, statusCode }) => code || statusCode)
    const missed = refusals.filter(
      ({ code, statusCode }) =>
        !judgeRefusal({ code: code ?? 'Unknown', statusCode: statusCode ?? 400 }).retryable,
    )
    // The library knows this one by the `retryable` trait that DynamoDB's model gives it.
    expect(missed.map(({ code }) => code)).toEqual(['ReplicatedWriteConflictException'])
  })

  it('has only conditions on code, status and the checksum of DynamoDB bodies', () => {
    const others = conditions.filter(({ code, statusCode }) => !code && !statusCode)
    expect(others.map(({ where }) => where)).toEqual([
      '_retry.json retry.dynamodb.__default__.policies.crc32.applies_when',
    ])
  })
})
