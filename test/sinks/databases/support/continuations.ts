import { existsSync, rmSync } from 'node:fs'
import { expect, it } from 'vitest'
import { fill, numbered, numbers, opened, others, type TestDatabase } from './test-database.js'

const ids = 'SELECT "Id" AS id FROM numbers ORDER BY "Id"'
const idsOf = (from: number, to: number) => numbered(from, to).map(({ Id }) => ({ id: Id }))

/** How a listing continues that did not end, the same for each database. */
export function describeContinuations({ create }: TestDatabase): void {
  it('the next run continues with the rows and the checkpoint of the last commit', async () => {
    const database = await create()
    const first = await opened(database.target)
    expect(first.checkpoint).toBeUndefined()
    await first.sink.write(numbered(0, 3))
    await first.sink.commit('three')
    await first.sink.write(numbered(3, 5))
    await first.sink.commit('five')
    await first.sink.write(numbered(5, 7))
    await first.sink.abandon()
    expect(await database.tables()).not.toContain('numbers')
    const second = await opened(database.target)
    expect(second.checkpoint).toBe('five')
    await second.sink.write(numbered(5, 8))
    expect(await second.sink.finish()).toMatchObject({ rows: 8 })
    expect(await database.query(ids)).toEqual(idsOf(0, 8))
  })

  it('other tables of the listing are continued too', async () => {
    const database = await create()
    const first = await opened(database.target)
    await first.sink.write(numbered(0, 2), others)
    await first.sink.write(numbered(0, 1))
    await first.sink.commit('one')
    await first.sink.abandon()
    const second = await opened(database.target)
    expect(second.checkpoint).toBe('one')
    await second.sink.write(numbered(2, 3), others)
    expect(await second.sink.finish()).toMatchObject({ rows: 4 })
    expect(await database.query('SELECT count(*) AS n FROM others')).toEqual([{ n: 3 }])
    expect(await database.query(ids)).toEqual(idsOf(0, 1))
  })

  it('a table of the listing that the next run does not reach again is complete too', async () => {
    const database = await create()
    const first = await opened(database.target)
    await first.sink.write(numbered(0, 2), others)
    await first.sink.commit('done')
    await first.sink.abandon()
    const second = await opened(database.target)
    expect(await second.sink.finish()).toMatchObject({ rows: 2 })
    expect(await database.query('SELECT count(*) AS n FROM others')).toEqual([{ n: 2 }])
    expect(await database.query(ids)).toEqual([])
  })

  it('a run that ended between its last commit and finish needs finish only', async () => {
    const database = await create()
    const first = await opened(database.target)
    await first.sink.write(numbered(0, 3))
    await first.sink.commit('complete')
    await first.sink.abandon()
    const second = await opened(database.target)
    expect(second.checkpoint).toBe('complete')
    expect(await second.sink.finish()).toMatchObject({ rows: 3 })
    const third = await opened(database.target)
    expect(third.checkpoint).toBeUndefined()
    await third.sink.abandon()
    expect(await database.query(ids)).toEqual(idsOf(0, 3))
  })

  it.each([
    ['another listing', { ...numbers, fingerprint: 'other' }, {}],
    ['restart', numbers, { restart: true }],
    ['a listing that cannot be continued', { ...numbers, fingerprint: undefined }, {}],
  ])('%s begins anew', async (_, table, options) => {
    const database = await create()
    const first = await opened(database.target)
    await first.sink.write(numbered(0, 3))
    await first.sink.write(numbered(0, 3), others)
    await first.sink.commit('three')
    await first.sink.abandon()
    const second = await opened(database.target, options, table)
    expect(second.checkpoint).toBeUndefined()
    await second.sink.write(numbered(7, 8))
    expect(await second.sink.finish()).toMatchObject({ rows: 1 })
    expect(await database.query(ids)).toEqual(idsOf(7, 8))
    expect((await database.tables()).filter((name) => name !== '_nexttoken')).toEqual(['numbers'])
  })

  it('a run without a commit leaves nothing behind', async () => {
    const database = await create()
    const { sink } = await opened(database.target)
    await sink.write(numbered(0, 3))
    await sink.abandon()
    if (database.isFile) expect(existsSync(database.target)).toBe(false)
    expect((await database.tables()).filter((name) => name !== '_nexttoken')).toEqual([])
    await database.run('CREATE TABLE mine (id BIGINT)')
    const next = await opened(database.target)
    await next.sink.abandon()
    expect((await database.tables()).filter((name) => name !== '_nexttoken')).toEqual(['mine'])
  })

  it('a file that is removed meanwhile is an error', async () => {
    const database = await create()
    if (!database.isFile) return
    const { sink } = await opened(database.target)
    await sink.write(numbered(0, 3))
    rmSync(database.target)
    await expect(sink.finish()).rejects.toMatchObject({
      code: 'TargetFailed',
      message: expect.stringContaining('the file was removed while it was open'),
    })
    await sink.abandon()
  })

  it('more rows than the buffer holds, behind the last commit, are not kept without their checkpoint', async () => {
    const database = await create()
    const first = await opened(database.target)
    await first.sink.write(numbered(0, 10))
    await first.sink.commit('ten')
    await first.sink.write(numbered(10, 12_000))
    await first.sink.write(numbered(12_000, 24_000))
    await first.sink.abandon()
    const second = await opened(database.target)
    expect(second.checkpoint).toBe('ten')
    await second.sink.write(numbered(10, 24_000))
    await second.sink.commit('all')
    expect(await second.sink.finish()).toMatchObject({ rows: 24_000 })
    const [counts] = await database.query('SELECT count(*) AS n, count(DISTINCT "Id") AS d FROM numbers')
    expect(counts).toEqual({ n: 24_000, d: 24_000 })
  })

  it('rows without commits are written when the buffer is full', async () => {
    const database = await create()
    const { sink } = await opened(database.target, {}, { ...numbers, fingerprint: undefined })
    for (let from = 0; from < 25_000; from += 5000) await sink.write(numbered(from, from + 5000))
    expect(await sink.finish()).toMatchObject({ rows: 25_000 })
    expect(await database.query('SELECT count(DISTINCT "Id") AS d FROM numbers')).toEqual([{ d: 25_000 }])
  })

  it('a later run takes the listing over, and the earlier one ends with an error', async () => {
    const database = await create()
    const first = await opened(database.target)
    await first.sink.write(numbered(0, 3))
    await first.sink.commit('three')
    const second = await opened(database.target)
    await first.sink.write(numbered(3, 6))
    await first.sink.commit('six')
    await expect(first.sink.finish()).rejects.toMatchObject({ code: 'TargetConflict' })
    await first.sink.abandon()
    // On a slow machine the first run's commit was due, and not only buffered.
    const from = second.checkpoint === undefined ? 0 : 3
    await second.sink.write(numbered(from, 4))
    await second.sink.commit('four')
    expect(await second.sink.finish()).toMatchObject({ rows: 4 })
    await fill(database.target, numbered(1, 2))
    expect(await database.query(ids)).toEqual(idsOf(1, 2))
  })
}
