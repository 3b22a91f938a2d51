import { describe, expect, it } from 'vitest'
import { fill, numbered, numbers, opened } from '../sinks/databases/support/test-database.js'
import { postgres } from './support/postgres-database.js'
import '../support/quiet-warnings.js'

const ids = 'SELECT "Id" AS id FROM numbers ORDER BY "Id"'

describe('a table of PostgreSQL that others refer to', () => {
  it.each([
    ['a view', 'CREATE VIEW seen AS SELECT "Id" FROM numbers', 'SELECT "Id" AS id FROM seen', [{ id: 7 }]],
    [
      'an index',
      'CREATE INDEX quick ON numbers ("Id")',
      `SELECT relname FROM pg_class WHERE relname = 'quick'`,
      [{ relname: 'quick' }],
    ],
    [
      'a privilege',
      'GRANT SELECT ON numbers TO PUBLIC',
      `SELECT has_table_privilege('pg_monitor', 'numbers', 'SELECT') AS may`,
      [{ may: true }],
    ],
    [
      'a foreign key',
      'ALTER TABLE numbers ADD PRIMARY KEY ("Id"); CREATE TABLE child (id BIGINT REFERENCES numbers)',
      `SELECT count(*) AS n FROM pg_constraint WHERE contype = 'f'`,
      [{ n: 1 }],
    ],
    [
      'a comment',
      `COMMENT ON TABLE numbers IS 'ours'`,
      `SELECT obj_description('numbers'::regclass) AS text`,
      [{ text: 'ours' }],
    ],
  ])('keeps %s when its rows are replaced', async (_, sql, check, expected) => {
    const { target, run, query } = await postgres.create()
    await fill(target, numbered(0, 3))
    await run(sql)
    await fill(target, numbered(7, 8))
    expect(await query(ids)).toEqual([{ id: 7 }])
    expect(await query(check)).toEqual(expected)
  })

  it('is refused before anything is listed if its columns have other types', async () => {
    const { target, run } = await postgres.create()
    await run('CREATE TABLE numbers ("Id" TEXT, "Name" TEXT); CREATE VIEW seen AS SELECT * FROM numbers')
    await expect(opened(target)).rejects.toMatchObject({
      code: 'InvalidTarget',
      message: expect.stringContaining('Id is text there and bigint in the listing'),
    })
  })

  it('without references is replaced by one with other columns', async () => {
    const { target, run, query } = await postgres.create()
    await run('CREATE TABLE numbers (old TEXT)')
    await fill(target, numbered(0, 1))
    expect(await query('SELECT * FROM numbers')).toEqual([{ Id: 0, Name: 'n0' }])
  })
})

describe('a database that several runs write into', () => {
  it('has all of their tables, whoever creates the state table first', async () => {
    const { target, tables } = await postgres.create()
    const names = ['a', 'b', 'c', 'd', 'e']
    await Promise.all(names.map((name) => fill(`${target}#${name}`, numbered(0, 10))))
    expect(await tables()).toEqual(['_nexttoken', ...names])
  })

  it('has tables of the same name in different schemas', async () => {
    const { target, run, query } = await postgres.create()
    await run('CREATE SCHEMA "Other one"')
    await fill(`${target}#numbers`, numbered(0, 1))
    await fill(`${target}#Other one.numbers`, numbered(5, 7))
    expect(await query(ids)).toEqual([{ id: 0 }])
    expect(await query('SELECT "Id" AS id FROM "Other one".numbers')).toEqual([{ id: 5 }, { id: 6 }])
  })
})

describe('what PostgreSQL cannot store', () => {
  const text = {
    ...numbers,
    columns: [{ name: 'Item', type: 'json', read: (row: unknown) => row }, ...numbers.columns],
  } as const

  it('U+0000 and half surrogate pairs become U+FFFD, and a warning counts them', async () => {
    const { target, query } = await postgres.create()
    const warned = new Promise<Error>((resolve) => process.once('warning', resolve))
    await fill(
      target,
      [
        { Id: 1, Name: 'a\0b' },
        { Id: 2, Name: '\ud800' },
        { Id: 3, Name: 'fine' },
      ],
      {},
      text,
    )
    expect((await warned).message).toMatch(/#numbers: .*U\+FFFD.*: Item \(2\), Name \(2\)$/)
    expect(
      await query('SELECT "Name" AS name, "Item"->>\'Name\' AS item FROM numbers ORDER BY "Id"'),
    ).toEqual([
      { name: 'a\ufffdb', item: 'a\ufffdb' },
      { name: '\ufffd', item: '\ufffd' },
      { name: 'fine', item: 'fine' },
    ])
  })

  it('a time before 4713 BC is an error; later ones are stored', async () => {
    const { target, query } = await postgres.create()
    const times = {
      ...numbers,
      columns: [{ name: 'At', type: 'timestamp', read: (row: unknown) => row }],
    } as const
    await fill(target, [new Date('-000043-03-15T00:00:00Z'), new Date('+012345-01-01T00:00:00Z')], {}, times)
    expect(await query(`SELECT to_char("At", 'YYYY-MM-DD BC') AS at FROM numbers ORDER BY "At"`)).toEqual([
      { at: '0044-03-15 BC' },
      { at: '12345-01-01 AD' },
    ])
    await expect(fill(target, [new Date(-8.64e15)], {}, times)).rejects.toMatchObject({
      code: 'TargetFailed',
      message: expect.stringContaining('4713 BC'),
    })
  })

  it('names of more than 63 bytes are cut, and stay different', async () => {
    const { target, query } = await postgres.create()
    const long = 'x'.repeat(70)
    const columns = ['a', 'b'].map(
      (end) => ({ name: `${long}${end}`, type: 'text', read: () => end }) as const,
    )
    await fill(target, [1], {}, { ...numbers, name: `${long}_table`, columns })
    const [table] = await query(
      `SELECT relname AS name FROM pg_class WHERE relname LIKE 'xxx%' AND relkind = 'r'`,
    )
    expect(table?.name).toMatch(/^x{54}_[0-9a-f]{8}$/)
    const [row] = await query(`SELECT * FROM "${table?.name}"`)
    expect(Object.values(row ?? {})).toEqual(['a', 'b'])
    await expect(opened(target, { table: `${long}_table` })).rejects.toMatchObject({
      code: 'InvalidTarget',
      message: expect.stringContaining('longer than the 63 bytes'),
    })
  })
})
