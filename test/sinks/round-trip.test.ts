import { readdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { asText } from './support/as-text.js'
import { query } from './support/duckdb.js'
import { temporaryFolder } from './support/folder.js'
import { things, thingsPaginator } from './support/things.js'

const at = temporaryFolder()
const paginator = thingsPaginator({
  pages: [{ Things: things.slice(0, 4) }, { Things: [] }, { Things: things.slice(4), Names: ['a', 'b'] }],
})

describe('a listing with values of every type', () => {
  it('in Parquet is read by DuckDB as it was listed', async () => {
    const path = at('things.parquet')
    const written = await paginator.paginate().to(path)
    expect(written).toMatchObject({ target: path, rows: things.length, resumed: 0, outcome: 'complete' })
    const rows = await query(`select * from '${path}'`)
    expect(rows).toEqual(things.map(asDuckDb))
    expect(await typesOf(`select * from '${path}'`)).toEqual(types)
  })

  it('in NDJSON is read by DuckDB as it was listed', async () => {
    const path = at('things.ndjson')
    await paginator.paginate().to(path)
    const columns = Object.entries(types).map(([name, type]) => `${name}: '${type}'`)
    const read = `read_json('${path}', format = 'newline_delimited', columns = {${columns.join(', ')}})`
    const decoded = `select * replace (from_base64(Hash::varchar) as Hash) from ${read.replace("Hash: 'BLOB'", "Hash: 'VARCHAR'")}`
    expect(await query(decoded)).toEqual(things.map(asDuckDb))
  })

  it('in CSV is read by DuckDB as it was listed, with structures in columns of their own', async () => {
    const path = at('things.csv')
    await paginator.paginate().to(path)
    const rows = await query(
      `select * from read_csv('${path}', all_varchar = true, header = true, allow_quoted_nulls = false, quote = '"', escape = '"', delim = ',')`,
    )
    expect(rows).toEqual(things.map(asText))
  })

  it('is the same when it is compressed', async () => {
    for (const name of ['things.csv', 'things.ndjson']) {
      await paginator.paginate().to(at(`${name}.gz`))
      expect(gunzipSync(readFileSync(at(`${name}.gz`)))).toEqual(readFileSync(at(name)))
    }
  })

  it('leaves nothing beside the files', async () => {
    expect(readdirSync(dirname(at('x'))).sort()).toEqual([
      'things.csv',
      'things.csv.gz',
      'things.ndjson',
      'things.ndjson.gz',
      'things.parquet',
    ])
  })
})

const types = {
  Name: 'VARCHAR',
  Count: 'BIGINT',
  Size: 'BIGINT',
  Ratio: 'DOUBLE',
  IsOpen: 'BOOLEAN',
  CreatedAt: 'TIMESTAMP WITH TIME ZONE',
  Hash: 'BLOB',
  Aliases: 'VARCHAR[]',
  Numbers: 'MAP(VARCHAR, BIGINT)',
  Owner: 'STRUCT(ID VARCHAR, Since TIMESTAMP WITH TIME ZONE, Place STRUCT(City VARCHAR, Zip BIGINT))',
  Tags: 'STRUCT("Key" VARCHAR, "Value" VARCHAR)[]',
  Places: 'MAP(VARCHAR, STRUCT(City VARCHAR, Zip BIGINT))',
  Tree: 'VARCHAR',
  Settings: 'VARCHAR',
}

async function typesOf(sql: string): Promise<Record<string, unknown>> {
  const rows = await query(`describe ${sql}`)
  return Object.fromEntries(rows.map((row) => [row.column_name, row.column_type]))
}

type Thing = Record<string, unknown>

/** A thing as DuckDB gives it: null for what is absent, and bigints for integers. */
function asDuckDb(thing: Thing): Thing {
  const { Owner, Tags, Numbers, Places, Tree, Settings, ...plain } = thing as Record<string, never>
  const owner = Owner as Thing | undefined
  const place = (value: unknown) => {
    const { City = null, Zip } = (value ?? {}) as { City?: string; Zip?: number }
    return value === undefined ? null : { City, Zip: Zip === undefined ? null : BigInt(Zip) }
  }
  const scalars = Object.fromEntries(
    Object.keys(types).map((name) => {
      const value: unknown = plain[name] ?? null
      return [name, typeof value === 'number' && name !== 'Ratio' ? BigInt(value) : value]
    }),
  )
  return {
    ...scalars,
    Owner: owner ? { ID: owner.ID ?? null, Since: owner.Since ?? null, Place: place(owner.Place) } : null,
    Tags: (Tags as Thing[] | undefined)?.map(({ Key = null, Value = null }) => ({ Key, Value })) ?? null,
    Numbers: entries(Numbers, (value) => BigInt(value as number)),
    Places: entries(Places, place),
    Tree: Tree === undefined ? null : JSON.stringify(Tree),
    Settings: Settings === undefined || Settings === null ? null : JSON.stringify(Settings),
  }
}

function entries(map: unknown, read: (value: unknown) => unknown) {
  if (map === undefined) return null
  return Object.entries(map as object).map(([key, value]) => ({ key, value: read(value) }))
}
