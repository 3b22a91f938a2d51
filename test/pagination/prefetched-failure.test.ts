import { setImmediate } from 'node:timers/promises'
import { client } from 'nexttoken'
import { describe, expect, it } from 'vitest'
import { PlainPaginator } from '../support/plain-paginator.js'
import { plainOperation } from './support/paged-operation.js'

type Structure = Record<string, unknown>

const unreadable = {
  get code(): string {
    throw new Error('unreadable')
  },
}

/** Page 2 fails with an error that the sender cannot read. */
function listing() {
  const send = ({ NextToken }: Structure) =>
    NextToken === undefined ? Promise.resolve({ Things: [1], NextToken: 'a' }) : Promise.reject(unreadable)
  return new PlainPaginator<Structure, Structure>(plainOperation(), send).paginate({}, { prefetch: true })
}

describe('a prefetched page whose failure cannot be read', () => {
  it('is not an unhandled rejection if the loop has ended', async () => {
    const rejections: unknown[] = []
    const note = (reason: unknown) => void rejections.push(reason)
    process.on('unhandledRejection', note)
    try {
      for await (const _page of listing()) break
      await setImmediate()
    } finally {
      process.off('unhandledRejection', note)
    }
    expect(rejections).toEqual([])
  })

  it('rejects when the loop comes to it', async () => {
    await expect(listing().items().toArray()).rejects.toThrow('unreadable')
  })
})

it('a client’s listing throws whatever its retry strategy throws', async () => {
  const thrown: object = Object.create(null)
  const refuse = () => Promise.reject(thrown)
  const retryStrategy = {
    acquireInitialRetryToken: refuse,
    refreshRetryTokenForRetry: refuse,
    recordSuccess: () => {},
  }
  const sns = client('sns', { region: 'us-east-1', credentials: false, retryStrategy })
  const pages = sns.paginate('list_topics')
  const failure = await pages
    .items()
    .toArray()
    .then(
      () => 'no failure',
      (error: unknown) => error,
    )
  expect(failure).toBe(thrown)
  expect(pages.receipt).toMatchObject({ outcome: 'error', pages: 0 })
})
