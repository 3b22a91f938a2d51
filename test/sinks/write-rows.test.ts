import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { writeCsv, writeDuckDb, writeNdjson, writeParquet } from '../../src/sinks/index.js'
import { query } from './support/duckdb.js'
import { temporaryFolder } from './support/folder.js'
import { things, thingsPaginator } from './support/things.js'

const at = temporaryFolder()

async function* numbers(count: number) {
  for (let index = 0; index < count; index++) yield { index, square: index * index, half: index / 2 }
}

describe('rows of any kind', () => {
  it('get their columns from the first 1,000', async () => {
    expect(await writeParquet(numbers(2500), at('numbers.parquet'))).toMatchObject({ rows: 2500 })
    const [row] = await query(
      `select count(*) n, sum(index) s, max(square) m, typeof(max(half)) t from '${at('numbers.parquet')}'`,
    )
    expect(row).toEqual({ n: 2500n, s: 3123750n, m: 6245001n, t: 'DOUBLE' })
  })

  it('go into a table of a database', async () => {
    expect(await writeDuckDb(numbers(10), at('numbers.duckdb#squares'))).toMatchObject({ rows: 10 })
    expect(await query('select sum(square) s from squares', at('numbers.duckdb'))).toEqual([{ s: 285n }])
  })

  it('that are no objects have the column "value"', async () => {
    await writeNdjson(['a', 'b'], at('texts.ndjson'))
    expect(readFileSync(at('texts.ndjson'), 'utf8')).toBe('{"value":"a"}\n{"value":"b"}\n')
  })

  it('of a listing’s items can be written', async () => {
    const items = thingsPaginator({ pages: [{ Things: things }] })
      .paginate()
      .search('Things[].{name: Name, size: Size}')
    await writeCsv(items, at('names.csv.gz'), { csvSafe: true })
    const [header, first] = gunzipSync(readFileSync(at('names.csv.gz')))
      .toString('utf8')
      .split('\r\n')
    expect([header, first]).toEqual(['name,size', 'plain,12'])
  })

  it('take the columns that are named, with their types', async () => {
    const columns = { id: 'text', seen: { list: 'timestamp' }, sizes: { map: 'long' } } as const
    const seen = [new Date(0)]
    await writeParquet([{ id: 'a', seen, sizes: { x: 1 }, other: 1 }], at('named.parquet'), { columns })
    expect(await query(`select * from '${at('named.parquet')}'`)).toEqual([
      { id: 'a', seen, sizes: [{ key: 'x', value: 1n }] },
    ])
  })

  it('lose functions and symbols, as in JSON, and keep all else', async () => {
    const rows = [
      { id: 1, run: () => 1, in: { deep: [() => 1, Symbol('x')], gone: () => 1 } },
      { id: 2, run: () => 2, other: undefined, symbol: Symbol('y') },
    ]
    await writeNdjson(rows, at('functions.ndjson'))
    expect(readFileSync(at('functions.ndjson'), 'utf8')).toBe(
      '{"id":1,"in":{"deep":[null,null]}}\n{"id":2}\n',
    )
  })

  it('have names that a spreadsheet does not run', async () => {
    await writeCsv([{ '=1+1': 1 }], at('names.csv'), { csvSafe: true })
    expect(readFileSync(at('names.csv'), 'utf8')).toBe("'=1+1\r\n1\r\n")
  })

  it.each([
    ['Parquet', writeParquet, 'none.parquet'],
    ['DuckDB', writeDuckDb, 'none.duckdb'],
  ] as const)('that name no columns are refused by %s', async (_, write, name) => {
    for (const rows of [[], [{}]]) {
      const refused = write(rows, at(`columns-${name}`))
      await expect(refused).rejects.toThrow('no row says which columns there are. Pass the option columns')
    }
    expect(readdirSync(at('.')).filter((file) => file.startsWith('columns-'))).toEqual([])
  })

  it('need a target', async () => {
    await expect(writeCsv([{ a: 1 }], undefined as never)).rejects.toThrow(
      'the target is undefined; pass the path',
    )
  })

  it('that are none give a file with its header, or an empty one', async () => {
    await writeCsv([], at('none.csv'), { columns: { id: 'text' } })
    expect(readFileSync(at('none.csv'), 'utf8')).toBe('id\r\n')
    await writeParquet([], at('none.parquet'), { columns: { id: 'text' } })
    expect(await query(`select * from '${at('none.parquet')}'`)).toEqual([])
    await writeNdjson([], at('none.ndjson'))
    expect(readFileSync(at('none.ndjson'), 'utf8')).toBe('')
  })

  it('with a member that the first ones had not are refused, and nothing is left', async () => {
    async function* rows() {
      yield* numbers(1000)
      yield { index: 1, late: true }
    }
    await expect(writeCsv(rows(), at('late.csv'))).rejects.toThrow(
      'a row has "late", which the first 1000 rows had not',
    )
    expect(readdirSync(at('.')).filter((name) => name.startsWith('late'))).toEqual([])
  })

  it('that fail leave what was there', async () => {
    await writeNdjson([{ a: 1 }], at('kept.ndjson'))
    // biome-ignore lint/correctness/useYield: it fails before
    async function* failing() {
      throw new Error('no rows')
    }
    await expect(writeNdjson(failing(), at('kept.ndjson'))).rejects.toThrow('no rows')
    expect(readFileSync(at('kept.ndjson'), 'utf8')).toBe('{"a":1}\n')
    expect(existsSync(at('kept.ndjson.partial'))).toBe(false)
  })
})

it('options are refused with all problems at once', async () => {
  const columns = { a: 'string', b: { list: 'txt' } } as object
  const refused = writeCsv([], at('x.csv'), { columns, headers: true, mode: 'add' } as object)
  await expect(refused).rejects.toThrow('unknown option "headers"')
  await expect(refused).rejects.toThrow('mode is "add"')
  await expect(refused).rejects.toThrow('the type of column "a" is "string"')
  await expect(refused).rejects.toThrow('the type of column "b" is "txt"; did you mean "text"?')
})

describe('appended rows', () => {
  it.each(['csv', 'csv.gz', 'ndjson', 'ndjson.gz'])(
    'follow those of the .%s file, under one header',
    async (ending) => {
      const path = at(`appended.${ending}`)
      const write = ending.startsWith('csv') ? writeCsv : writeNdjson
      expect(await write([{ a: 1 }], path, { mode: 'append' })).toMatchObject({ rows: 1 })
      expect(await write([{ a: 2 }], path, { mode: 'append' })).toMatchObject({ rows: 1 })
      const bytes = readFileSync(path)
      const text = (ending.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
      expect(text).toBe(ending.startsWith('csv') ? 'a\r\n1\r\n2\r\n' : '{"a":1}\n{"a":2}\n')
    },
  )

  it.each(['csv', 'csv.gz'])('with other columns are refused for .%s', async (ending) => {
    const path = at(`columns.${ending}`)
    await writeCsv([{ a: 1 }], path)
    await expect(writeCsv([{ a: 1, b: 2 }], path, { mode: 'append' })).rejects.toThrow(
      'has other columns than the listing, so nothing can be appended to it. Its first line must be: a,b',
    )
  })
})

describe('csvSafe', () => {
  it('guards what a spreadsheet would run, and leaves numbers', async () => {
    const cells = ['=1+1', '+cmd', '-2', '+4930123', '-1.5e-7', '@x', '\tx', '\rx', '＝1', 'a=b', '-', '']
    await writeCsv(cells, at('safe.csv'), { csvSafe: true })
    await writeCsv(cells, at('plain.csv'))
    const read = (name: string) =>
      query(
        `select value from read_csv('${at(name)}', all_varchar = true, header = true, allow_quoted_nulls = false, delim = ',', quote = '"')`,
      )
    const guarded = [
      "'=1+1",
      "'+cmd",
      '-2',
      '+4930123',
      '-1.5e-7',
      "'@x",
      "'\tx",
      "'\rx",
      "'＝1",
      'a=b',
      "'-",
      '',
    ]
    expect((await read('safe.csv')).map(({ value }) => value)).toEqual(guarded)
    expect((await read('plain.csv')).map(({ value }) => value)).toEqual(cells)
  })
})
