import { describe, expect, it } from 'vitest'
import { decoded, keys, names, paginate, prefixes } from './support/keys-and-prefixes.js'

describe('maxItems over several lists', () => {
  it('counts the lists that countedKeys names, and cuts the page in their order', async () => {
    const cut = paginate({ maxItems: 4, countedKeys: ['Keys', 'Prefixes'] })
    const result = await cut.buildFullResult()
    expect(result).toMatchObject({ Keys: keys('a', 'c'), Prefixes: prefixes('b/', 'd/'), Log: 'one ' })
    expect(cut.receipt).toMatchObject({ outcome: 'limit', items: 4 })
    expect(decoded(result.NextToken)).toEqual({ Marker: null, boto_truncate_amount: 2 })
  })

  it('in the middle of both lists gives a token that continues in both', async () => {
    const cut = await paginate({ maxItems: 3, countedKeys: ['Prefixes', 'Keys'] }).buildFullResult()
    expect(cut).toMatchObject({ Keys: keys('a', 'c'), Prefixes: prefixes('b/') })
    const rest = await paginate({ startingToken: cut.NextToken }).buildFullResult()
    expect(rest).toMatchObject({ Keys: keys('e', 'f'), Prefixes: prefixes('d/', 'g/', 'h/'), Log: 'two' })
  })

  it('of another list keeps the whole first list, once', async () => {
    const cut = await paginate({ maxItems: 1, countedKeys: ['Prefixes'] }).buildFullResult()
    expect(cut).toMatchObject({ Keys: keys('a', 'c', 'e'), Prefixes: prefixes('b/') })
    const rest = await paginate({ startingToken: cut.NextToken }).buildFullResult()
    expect(rest).toMatchObject({ Keys: keys('f'), Prefixes: prefixes('d/', 'g/', 'h/') })
  })

  it('counts the lists of items([…]), unless countedKeys is given', async () => {
    const both = paginate({ maxItems: 4 })
    expect(names(await both.items(['Keys', 'Prefixes']).toArray())).toBe('a b/ c d/')
    const told = paginate({ maxItems: 2, countedKeys: ['Keys'] })
    expect(names(await told.items(['Keys', 'Prefixes']).toArray())).toBe('a b/ c d/')
    expect(names(await paginate({ maxItems: 2 }).items(['Keys']).toArray())).toBe('a c')
  })

  it.each([
    [['Key'], 'no result key "Key"; did you mean "Keys"?'],
    [['Log'], 'the result key "Log" is a string; pass the name of a list or a map'],
    [[], 'countedKeys is []: pass a list of one or more result keys'],
    ['Keys', 'countedKeys is "Keys": pass a list of one or more result keys'],
  ])('refuses countedKeys %j', (countedKeys, message) => {
    expect(() => paginate({ maxItems: 1, countedKeys: countedKeys as string[] })).toThrow(message)
  })
})

describe('maxItems with items() of a list other than the first', () => {
  /** Six pages with two keys and one prefix each. */
  const sixPages = () =>
    Array.from({ length: 6 }, (_, n) => ({
      Keys: keys(`${n}a`, `${n}c`),
      Prefixes: prefixes(`${n}b/`),
      ...(n < 5 && { Marker: `m${n}` }),
    }))
  const namesOf = (items: readonly unknown[]) =>
    items.map((item) => Object(item).Prefix ?? Object(item).Key).join(' ')

  it('counts the delivered items in a loop and in an array, as items([…]) does', async () => {
    const looped: unknown[] = []
    for await (const item of paginate({ maxItems: 3 }, sixPages()).items('Prefixes')) looped.push(item)
    expect(namesOf(looped)).toBe('0b/ 1b/ 2b/')
    const pages = paginate({ maxItems: 3 }, sixPages())
    expect(await pages.items('Prefixes').toArray()).toEqual(looped)
    expect(pages.receipt).toMatchObject({ outcome: 'limit', pages: 3, items: 3 })
  })

  it('cuts a page in the middle of that list, and the resume token continues there', async () => {
    const answers = () => [
      { Keys: keys('a'), Prefixes: prefixes('b/', 'c/', 'd/'), Marker: 'm' },
      { Keys: keys('e') },
    ]
    const cut = paginate({ maxItems: 2 }, answers())
    expect(namesOf(await cut.items('Prefixes').toArray())).toBe('b/ c/')
    expect(cut.receipt).toMatchObject({ outcome: 'limit', items: 2 })
    const rest = paginate({ startingToken: cut.resumeToken }, answers())
    expect(namesOf(await rest.items('Prefixes').toArray())).toBe('d/')
    expect(rest.receipt.outcome).toBe('complete')
  })

  it('is complete if there are no more items than requested', async () => {
    const pages = paginate({ maxItems: 6 }, sixPages())
    expect(await pages.items('Prefixes').toArray()).toHaveLength(6)
    expect(pages.receipt).toMatchObject({ outcome: 'complete', items: 6, resumeToken: undefined })
  })

  it('counts the lists of countedKeys, if given', async () => {
    const pages = paginate({ maxItems: 3, countedKeys: ['Keys'] }, sixPages())
    expect(namesOf(await pages.items('Prefixes').toArray())).toBe('0b/ 1b/')
    expect(pages.receipt).toMatchObject({ outcome: 'limit' })
  })

  it('can be resumed within that list after a deadline or from a checkpoint', async () => {
    const saved: string[] = []
    const store = { load: () => saved.at(-1), save: (text: string) => void saved.push(text) }
    const answers = () => [{ Keys: keys('a'), Prefixes: prefixes('b/', 'c/', 'd/') }]
    let left = 1000
    const loop = paginate({ maxItems: 9, deadline: () => left, checkpoint: store }, answers()).items(
      'Prefixes',
    )
    const seen: unknown[] = []
    for await (const item of loop) {
      seen.push(item)
      if (seen.length === 2) left = 0
    }
    expect(loop.receipt).toMatchObject({ outcome: 'deadline', items: 2 })
    const rest = paginate({ checkpoint: store }, answers()).items('Prefixes')
    expect(namesOf([...seen, ...(await rest.toArray())])).toBe('b/ c/ d/')
  })
})
