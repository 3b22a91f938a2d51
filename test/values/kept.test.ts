import { describe, expect, it } from 'vitest'
import { Kept } from '../../src/values/index.js'

/** A fetch whose calls are counted; the test settles them. */
function fetches() {
  const calls: { resolve(value: string): void; reject(error: Error): void }[] = []
  const fetch = () => new Promise<string>((resolve, reject) => calls.push({ resolve, reject }))
  return { calls, fetch }
}

describe('a cached value', () => {
  it('is fetched once for concurrent calls, and not again for later ones', async () => {
    const { calls, fetch } = fetches()
    const kept = new Kept<string>()
    const both = Promise.all([kept.get('a', fetch), kept.get('a', fetch)])
    calls[0]?.resolve('first')
    expect(await both).toEqual(['first', 'first'])
    expect(await kept.get('a', fetch)).toBe('first')
    expect(calls).toHaveLength(1)
  })

  it('is fetched separately for each key', async () => {
    const kept = new Kept<string>()
    expect(await Promise.all(['a', 'b'].map((key) => kept.get(key, async () => key)))).toEqual(['a', 'b'])
  })

  it('is fetched again after a failure, which all waiting calls get', async () => {
    const { calls, fetch } = fetches()
    const kept = new Kept<string>()
    const both = Promise.allSettled([kept.get('a', fetch), kept.get('a', fetch)])
    calls[0]?.reject(new Error('refused'))
    expect((await both).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect(await kept.get('a', async () => 'second')).toBe('second')
  })

  it('is fetched again after a fetch that throws before it returns a promise', async () => {
    const kept = new Kept<string>()
    const broken = () => {
      throw new Error('at once')
    }
    await expect(kept.get('a', broken)).rejects.toThrow('at once')
    expect(await kept.get('a', async () => 'second')).toBe('second')
  })

  it('is fetched once more for concurrent calls when it is stale', async () => {
    const { calls, fetch } = fetches()
    const kept = new Kept<string>({ isFresh: (value) => value !== 'old' })
    await kept.get('a', async () => 'old')
    const both = Promise.all([kept.get('a', fetch), kept.get('a', fetch)])
    calls[0]?.resolve('new')
    expect(await both).toEqual(['new', 'new'])
    expect(calls).toHaveLength(1)
  })

  it.each([
    { words: 'serves while a new one cannot be had', isUsable: true },
    { words: 'gives way to the failure when it is of no more use', isUsable: false },
  ])('that is stale $words', async ({ isUsable }) => {
    const kept = new Kept<string>({ isFresh: () => false, isUsable: () => isUsable })
    await kept.get('a', async () => 'old')
    const answer = kept.get('a', async () => Promise.reject(new Error('refused')))
    if (isUsable) expect(await answer).toBe('old')
    else await expect(answer).rejects.toThrow('refused')
  })

  it('can be looked at once it is there, and while it is fresh', async () => {
    let isFresh = true
    const { calls, fetch } = fetches()
    const kept = new Kept<string>({ isFresh: () => isFresh })
    expect(kept.peek('a')).toBeUndefined()
    const value = kept.get('a', fetch)
    expect(kept.peek('a')).toBeUndefined()
    calls[0]?.resolve('first')
    await value
    expect(kept.peek('a')).toBe('first')
    expect(kept.peek('b')).toBeUndefined()
    isFresh = false
    expect(kept.peek('a')).toBeUndefined()
    expect(calls).toHaveLength(1)
  })

  it('is evicted when there are too many keys', async () => {
    const kept = new Kept<string>({ most: 2 })
    const fetched: string[] = []
    const get = (key: string) => kept.get(key, async () => String(fetched.push(key)))
    for (const key of ['a', 'b', 'c', 'c', 'b', 'a']) await get(key)
    expect(fetched).toEqual(['a', 'b', 'c', 'a'])
  })
})
