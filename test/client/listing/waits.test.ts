import { afterEach, describe, expect, it, vi } from 'vitest'
import { RequestTemplate } from '../../../src/client/listing/request-template.js'
import { RequestPace } from '../../../src/pace/request-pace.js'
import { platform } from '../../../src/platform/index.js'
import { credentials } from '../../wire/support/wire-server.js'
import { type Interrupt, pagingService } from './support/paging-service.js'

const minute = 60_000

afterEach(() => void vi.restoreAllMocks())

/** Lets the request with this number wait for its pace until `meanwhile` has run. */
function delay(number: number, meanwhile: () => unknown): void {
  let count = 0
  vi.spyOn(RequestPace.prototype, 'admit').mockImplementation(() => {
    count++
    return count === number ? Promise.resolve().then(async () => void (await meanwhile())) : undefined
  })
}

function advanceClock(milliseconds: number): void {
  const now = platform.now.bind(platform)
  vi.spyOn(platform, 'now').mockImplementation(() => now() + milliseconds)
}

/** How many requests were made by a template. */
function countTemplated(): () => number {
  const fill = vi.spyOn(RequestTemplate.prototype, 'fill')
  return () => fill.mock.results.filter(({ value }) => value !== undefined).length
}

function minutesAfter(start: number, date: string): number {
  const time = Date.parse(date.replace(/(....)(..)(..)T(..)(..)(..)Z/, '$1-$2-$3T$4:$5:$6Z'))
  return Math.round((time - start) / minute) + 0
}

const withoutDate: Interrupt = (_, response) => {
  response.sendDate = false
  return false
}

/** Page 3 is made from its input, page 6 by a template. */
describe.each([3, 6])('page %i, which waits for its pace,', (number) => {
  it('is dated when it is sent', async () => {
    const start = Date.now()
    const templated = countTemplated()
    const { sns, sent } = await pagingService(8, withoutDate)
    delay(number, () => advanceClock(10 * minute))
    await sns.paginate('list_topics').items().toArray()
    const minutes = sent.map(({ date }) => minutesAfter(start, date))
    expect(minutes).toEqual(sent.map((_, index) => (index + 1 < number ? 0 : 10)))
    expect(templated()).toBe(5)
  })

  it('is signed by the credentials that are there after the wait', async () => {
    const identity = { ...credentials }
    const { sns, sent } = await pagingService(8, withoutDate, { credentials: identity })
    delay(number, () => {
      identity.accessKeyId = 'AKIDCHANGED'
    })
    await sns.paginate('list_topics').items().toArray()
    const keys = sent.map(({ accessKeyId }) => accessKeyId)
    expect(keys).toEqual(keys.map((_, index) => (index + 1 < number ? 'AKIDEXAMPLE' : 'AKIDCHANGED')))
  })

  it('is dated by the clock of its service, which another call has learnt meanwhile', async () => {
    const start = Date.now()
    const ahead: Interrupt = (at, response) => {
      if (at >= number) response.setHeader('date', new Date(start + 60 * minute).toUTCString())
      return false
    }
    const { sns, sent } = await pagingService(8, ahead)
    delay(number, () => sns.listTopics({}))
    const pages = sns.paginate('list_topics')
    await pages.items().toArray()
    expect(sent.map(({ date }) => minutesAfter(start, date))).toEqual(
      sent.map((_, index) => (index < number ? 0 : 60)),
    )
    expect(pages.receipt).toMatchObject({ requests: 8, retries: 0 })
  })
})

describe('a page that waits for its pace', () => {
  it('waits once, though it is made from its input after all', async () => {
    const identity = { ...credentials }
    const { sns, sent } = await pagingService(8, withoutDate, { credentials: identity })
    delay(6, () => {
      identity.accessKeyId = 'AKIDCHANGED'
    })
    const templated = countTemplated()
    await sns.paginate('list_topics').items().toArray()
    expect(vi.mocked(RequestPace.prototype.admit)).toHaveBeenCalledTimes(8)
    expect(new Set(sent.map(({ invocationId }) => invocationId)).size).toBe(8)
    // Pages 4 and 5, and 8: it is learnt again from 6 and 7.
    expect(templated()).toBe(2 + 1)
  })

  it('waits again before its second attempt', async () => {
    const throttle: Interrupt = (at, response) => {
      if (at !== 6) return false
      response.writeHead(400).end('<ErrorResponse><Error><Code>Throttling</Code></Error></ErrorResponse>')
      return true
    }
    const identity = { ...credentials }
    const { sns } = await pagingService(8, throttle, { credentials: identity })
    const learn = vi.spyOn(RequestPace.prototype, 'learn')
    delay(6, () => {
      identity.accessKeyId = 'AKIDCHANGED'
    })
    await sns.paginate('list_topics').items().toArray()
    expect(vi.mocked(RequestPace.prototype.admit)).toHaveBeenCalledTimes(9)
    expect(learn.mock.calls.map(([{ wasThrottled }]) => wasThrottled)).toEqual(
      Array.from({ length: 9 }, (_, index) => index === 5),
    )
  })

  it('is not sent if its signal is aborted meanwhile', async () => {
    const controller = new AbortController()
    const { sns, sent } = await pagingService(8)
    delay(6, () => controller.abort())
    const pages = sns.paginate('list_topics', {}, { signal: controller.signal })
    await expect(pages.items().toArray()).rejects.toMatchObject({ name: 'AbortError' })
    expect(sent).toHaveLength(5)
  })
})
