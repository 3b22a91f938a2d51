import { client } from 'nexttoken'
import { simulate } from 'nexttoken/simulator'
import { describe, expect, it } from 'vitest'

const credentials = { accessKeyId: 'test', secretAccessKey: 'test' }

describe('the receipt of a listing over HTTP', () => {
  it('counts requests, retries and throttles', async () => {
    const faults = [
      { on: 2, kind: 'throttle' },
      { on: 3, kind: 'error' },
    ] as const
    const aws = await simulate({ 'sns.ListTopics': { items: 250, faults } })
    try {
      const sns = client('sns', { region: 'us-east-1', endpoint: aws.endpoint, credentials })
      const pages = sns.paginate('list_topics')
      expect(await pages.items().toArray()).toHaveLength(250)
      const { elapsed, ...receipt } = pages.receipt
      expect(elapsed).toBeGreaterThan(0)
      expect(receipt).toEqual({
        outcome: 'complete',
        pages: 3,
        items: 250,
        requests: 5,
        retries: 2,
        throttles: 1,
        emptyPages: 0,
        resumeToken: undefined,
      })
    } finally {
      await aws.close()
    }
  })

  it('counts those of a page that failed', async () => {
    const aws = await simulate({
      'sns.ListTopics': { items: 250, faults: [{ on: [2, 3], kind: 'throttle' }] },
    })
    try {
      const config = { region: 'us-east-1', endpoint: aws.endpoint, credentials, maxAttempts: 2 }
      const pages = client('sns', config).paginate('list_topics')
      await expect(pages.items().toArray()).rejects.toMatchObject({ throttles: 2 })
      expect(pages.receipt).toMatchObject({ outcome: 'error', requests: 3, retries: 1, throttles: 2 })
    } finally {
      await aws.close()
    }
  })
})
