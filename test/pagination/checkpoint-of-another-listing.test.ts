import { describe, expect, it } from 'vitest'
import { NextTokenError } from '../../src/errors/index.js'
import type { CheckpointStore, PaginateOptions } from '../../src/pagination/index.js'
import type { PlainSend } from '../support/plain-paginator.js'
import { memoryStore, open, paginatorOf } from './support/checkpointed.js'
import { storedList } from './support/scripted-service.js'

type Structure = Record<string, unknown>

describe('a checkpoint of another listing is refused before any request, and the error says what changed', () => {
  const input = { Filter: 'secret-1' }

  async function begun(): Promise<CheckpointStore & { text: string | undefined }> {
    const store = memoryStore()
    const { send } = storedList([1, 2, 3], [1])
    const loop = open(send, { checkpoint: store }, input)[Symbol.asyncIterator]()
    await loop.next()
    await loop.next()
    return store
  }

  it.each<[string, Structure, PaginateOptions, string, RegExp]>([
    ['another value', { Filter: 'secret-2' }, {}, 'eu-west-1', /other parameters: Filter\./],
    ['a parameter that went', {}, {}, 'eu-west-1', /other parameters: Filter\./],
    ['one that came', { ...input, Owner: 'me' }, {}, 'eu-west-1', /other parameters: Owner\./],
    ['another start', input, { startingToken: 'x' }, 'eu-west-1', /other parameters: startingToken\./],
    ['another region', input, {}, 'us-east-1', /region was eu-west-1 and is now us-east-1/],
  ])('%s', async (_, changed, options, region, message) => {
    const store = await begun()
    const service = storedList([1, 2, 3], [1])
    const pages = paginatorOf(service.send, region).paginate(changed, { ...options, checkpoint: store })
    const failure = await pages[Symbol.asyncIterator]()
      .next()
      .catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(NextTokenError)
    expect(failure).toMatchObject({ code: 'CheckpointMismatch', message: expect.stringMatching(message) })
    expect(String(failure)).not.toContain('secret')
    await expect(pages.readCheckpoint()).rejects.toThrow(message)
    expect(service.inputs).toEqual([])
  })

  it('a different page size or order of members is accepted', async () => {
    const store = memoryStore()
    const { send } = storedList([1, 2, 3], [1])
    const first = open(send, { checkpoint: store }, { Filter: { a: 1, b: new Date(0) }, MaxResults: 1 })
    const loop = first[Symbol.asyncIterator]()
    await loop.next()
    await loop.next()
    const second = open(send, { checkpoint: store, pageSize: 2 }, { Filter: { b: new Date(0), a: 1 } })
    expect(await second.items().toArray()).toEqual([2, 3])
  })

  it('a page that became smaller repeats no item', async () => {
    const items = [1, 2, 3, 4, 5, 6, 7, 8, 9]
    const store = memoryStore()
    const sized: PlainSend<Structure, Structure> = async ({ NextToken, MaxResults }) => {
      const start = Number(NextToken ?? 0)
      const end = start + Number(MaxResults)
      return { Things: items.slice(start, end), ...(end < items.length && { NextToken: String(end) }) }
    }
    const large = open(sized, { checkpoint: { store, every: 'item' }, pageSize: 8 })
    for await (const item of large.items()) if (item === 6) break
    expect(await open(sized, { checkpoint: store, pageSize: 2 }).items().toArray()).toEqual([6, 7, 8, 9])
  })

  it('the checkpoint does not contain parameter values', async () => {
    expect((await begun()).text).not.toContain('secret')
  })

  it.each([
    ['half of one', (text: string) => text.slice(0, text.length / 2)],
    ['no checkpoint', () => '{"items": 3}'],
    [
      'one of a later version',
      (text: string) => text.replace('"nexttokenCheckpoint": 1', '"nexttokenCheckpoint": 2'),
    ],
  ])('%s is refused too', async (_, change) => {
    const store = await begun()
    store.text = change(store.text ?? '')
    const { send, inputs } = storedList([1], [1])
    const list = open(send, { checkpoint: store }, input).items().toArray()
    await expect(list).rejects.toMatchObject({ code: 'InvalidCheckpoint' })
    expect(inputs).toEqual([])
  })
})
