import { expect, it } from 'vitest'
import { fill, numbered, numbers, opened, others, type TestDatabase } from './test-database.js'

const ids = 'SELECT "Id" AS id FROM numbers ORDER BY "Id"'
const idsOf = (from: number, to: number) => numbered(from, to).map(({ Id }) => ({ id: Id }))

/** What a table holds while it is written and afterwards, the same for each database. */
export function describeResults({ create }: TestDatabase): void {
  it('a listing without items makes an empty table with all columns', async () => {
    const database = await create()
    const { sink } = await opened(database.target)
    expect(await sink.finish()).toEqual({ target: expect.stringMatching(/#numbers$/), rows: 0 })
    expect(await database.query('SELECT "Id", "Name" FROM numbers')).toEqual([])
    expect(await database.tables()).toEqual(await onlyTables(database, ['numbers']))
  })

  it('readers see the old rows until finish, and then the new ones', async () => {
    const database = await create()
    await fill(database.target, numbered(0, 3))
    const { sink } = await opened(database.target)
    await sink.write(numbered(10, 12))
    await sink.commit('one')
    if (database.canReadMeanwhile) expect(await database.query(ids)).toEqual(idsOf(0, 3))
    expect(await sink.finish()).toMatchObject({ rows: 2 })
    expect(await database.query(ids)).toEqual(idsOf(10, 12))
    expect(await database.tables()).toEqual(await onlyTables(database, ['numbers']))
  })

  it('the name behind # or the option names the table', async () => {
    const database = await create()
    await fill(`${database.target}#first`, numbered(0, 1))
    await fill(database.target, numbered(0, 2), { table: 'Second' })
    await fill(`${database.target}#first`, numbered(5, 6), { table: 'Second' })
    expect(await database.query('SELECT "Id" AS id FROM first')).toEqual([{ id: 0 }])
    expect(await database.query('SELECT "Id" AS id FROM "Second"')).toEqual([{ id: 5 }])
  })

  it('append keeps the rows that are there, and adds columns that the table lacks', async () => {
    const database = await create()
    await database.run(`CREATE TABLE numbers ("Id" BIGINT, extra BIGINT)`)
    await database.run('INSERT INTO numbers VALUES (1, 7)')
    await fill(database.target, numbered(5, 6), { mode: 'append' })
    await fill(database.target, numbered(8, 9), { mode: 'append' })
    expect(
      await database.query('SELECT "Id" AS id, extra, "Name" AS name FROM numbers ORDER BY "Id"'),
    ).toEqual([
      { id: 1, extra: 7, name: null },
      { id: 5, extra: null, name: 'n5' },
      { id: 8, extra: null, name: 'n8' },
    ])
  })

  it('append into other columns is refused before anything is listed, with every problem', async () => {
    const database = await create()
    await database.run('CREATE TABLE numbers ("Id" TEXT, must BIGINT NOT NULL, "Name" TEXT)')
    await expect(opened(database.target, { mode: 'append' })).rejects.toMatchObject({
      code: 'InvalidTarget',
      message: expect.stringMatching(/Id is \w+ there and \w+ in the listing; must must not be NULL/),
    })
    expect(await database.tables()).toEqual(await onlyTables(database, ['numbers']))
  })

  it('a view is not replaced', async () => {
    const database = await create()
    await database.run('CREATE TABLE real ("Id" BIGINT)')
    await database.run('CREATE VIEW numbers AS SELECT * FROM real')
    await expect(opened(database.target)).rejects.toMatchObject({
      code: 'InvalidTarget',
      message: expect.stringContaining('#numbers is a view, not a table'),
    })
  })

  it('names of ours, empty names and unprintable ones are refused', async () => {
    const database = await create()
    for (const table of ['', '_nexttoken', '_nexttoken_x', 'a\0b']) {
      await expect(opened(database.target, { table })).rejects.toMatchObject({ code: 'InvalidTarget' })
    }
  })

  it('reserved words, quotes, blanks, letters of all alphabets and names that differ only in case are columns', async () => {
    const database = await create()
    const names = [
      'order',
      'select',
      'a"b',
      'with blank',
      'ключ',
      'Name',
      'NAME',
      'a.b',
      'Id',
      'rowid',
      'ctid',
    ]
    const columns = names.map((name) => ({ name, type: 'text', read: () => name }) as const)
    const table = { name: 'group', fingerprint: 'names', columns }
    await fill(database.target, [{}], {}, table)
    const [row] = await database.query('SELECT * FROM "group"')
    expect(Object.values(row)).toEqual(names)
    expect(Object.keys(row).map((name) => name.replace(/_2$/, ''))).toEqual(names)
  })

  it('a value that does not fit its column is an error, and what was committed before is kept', async () => {
    const database = await create()
    const { sink } = await opened(database.target)
    await sink.write(numbered(0, 4))
    await sink.commit('four')
    await sink.write([{ Id: 1.5 }])
    await expect(sink.finish()).rejects.toMatchObject({
      code: 'TargetFailed',
      message: expect.stringContaining(
        'column "Id" contains a number that cannot be stored as a 64-bit integer',
      ),
    })
    await sink.abandon()
    const next = await opened(database.target)
    expect(next.checkpoint).toBe('four')
    await next.sink.finish()
    expect(await database.query(ids)).toEqual(idsOf(0, 4))
  })

  it('several tables come from one listing, and one that gets no rows in the next is emptied', async () => {
    const database = await create()
    const first = await opened(database.target)
    await first.sink.write(numbered(0, 2))
    await first.sink.write(numbered(2, 4), others)
    await first.sink.commit('one')
    await first.sink.write(numbered(4, 5), others)
    expect(await first.sink.finish()).toMatchObject({ rows: 5 })
    expect(await database.query('SELECT count(*) AS n FROM others')).toEqual([{ n: 3 }])
    await fill(database.target, numbered(0, 1))
    expect(await database.query('SELECT count(*) AS n FROM others')).toEqual([{ n: 0 }])
    expect(await database.query(ids)).toEqual(idsOf(0, 1))
    expect(numbers.name).toBe('numbers')
  })
}

/** A database that several programs use at a time keeps the state table. */
async function onlyTables(
  { keepsStateTable }: { readonly keepsStateTable: boolean },
  names: readonly string[],
): Promise<readonly string[]> {
  return keepsStateTable ? ['_nexttoken', ...names] : names
}
