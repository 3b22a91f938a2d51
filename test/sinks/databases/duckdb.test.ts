import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { describe, expect, it, vi } from 'vitest'
import { allTable, allValues } from './support/all-values.js'
import { describeResults } from './support/behaviours.js'
import { describeContinuations } from './support/continuations.js'
import { duckDb, newDuckDbFile } from './support/duckdb-database.js'
import { fill, numbered, opened } from './support/test-database.js'

it('half a new file, which the disk had no room for, is removed', async () => {
  const { target } = await duckDb.create()
  const path = target.split('#')[0] ?? target
  vi.spyOn(DuckDBInstance, 'fromCache').mockImplementationOnce(async () => {
    writeFileSync(path, new Uint8Array(8192))
    throw new Error(`IO Error: Could not write file "${path}": No space left on device`)
  })
  await expect(fill(target, numbered(0, 3))).rejects.toThrow('the disk is full')
  expect(existsSync(path)).toBe(false)
  await fill(target, numbered(0, 3))
})

describe('tables in DuckDB', () => describeResults(duckDb))
describe('interrupted listings in DuckDB', () => describeContinuations(duckDb))

describe('values in DuckDB', () => {
  it('come back as they were listed, in types of their own', async () => {
    const { target, query } = await duckDb.create()
    await fill(target, allValues, {}, allTable)
    const types = await query(
      `SELECT column_name AS name, data_type AS type FROM duckdb_columns() WHERE table_name = 'values' ORDER BY column_index`,
    )
    expect(Object.fromEntries(types.map(({ name, type }) => [name, type]))).toMatchInlineSnapshot(`
      {
        "Blob": "BLOB",
        "Bool": "BOOLEAN",
        "Double": "DOUBLE",
        "Id": "BIGINT",
        "Int": "BIGINT",
        "Json": "JSON",
        "List": "VARCHAR[]",
        "Long": "BIGINT",
        "Map": "MAP(VARCHAR, VARCHAR)",
        "Struct": "STRUCT("Name" VARCHAR, Count BIGINT, "At" TIMESTAMP WITH TIME ZONE, Bytes BLOB, Tags STRUCT("Key" VARCHAR, "Value" DOUBLE)[])",
        "Text": "VARCHAR",
        "Time": "TIMESTAMP WITH TIME ZONE",
      }
    `)
    const rows = await query(`SELECT epoch_ms("Time") AS ms, * FROM "values" ORDER BY "Id"`)
    expect(rows).toMatchInlineSnapshot(`
      [
        {
          "Blob": "\\x00\\x01\\xFF",
          "Bool": true,
          "Double": 1.5,
          "Id": 1,
          "Int": 42,
          "Json": "{"any":[1,{"deep":null}],"big":12345678901234567890,"at":"1970-01-01T00:00:00.000Z","bytes":"AQ=="}",
          "List": [
            "a",
            "",
            "b",
          ],
          "Long": "9007199254740993",
          "Map": [
            {
              "key": "k",
              "value": "v",
            },
            {
              "key": "with "quotes"",
              "value": "",
            },
          ],
          "Struct": {
            "At": "2024-01-02 03:04:05+00",
            "Bytes": "\\x02\\x03",
            "Count": "9007199254740993",
            "Name": "x",
            "Tags": [
              {
                "Key": "a",
                "Value": 0.1,
              },
              {
                "Key": "b",
                "Value": null,
              },
            ],
          },
          "Text": "héllo 😀",
          "Time": "2024-01-02 03:04:05.678+00",
          "ms": 1704164645678,
        },
        {
          "Blob": null,
          "Bool": null,
          "Double": null,
          "Id": 2,
          "Int": null,
          "Json": null,
          "List": null,
          "Long": null,
          "Map": null,
          "Struct": null,
          "Text": null,
          "Time": null,
          "ms": null,
        },
        {
          "Blob": "",
          "Bool": false,
          "Double": "NaN",
          "Id": 3,
          "Int": "-2147483649",
          "Json": ""text with \\t and \\"quotes\\" and \\\\"",
          "List": [],
          "Long": "-9223372036854775808",
          "Map": [],
          "Struct": {
            "At": null,
            "Bytes": null,
            "Count": null,
            "Name": null,
            "Tags": null,
          },
          "Text": "tab	line
      return
      back\\slash "double" 'single' \\N \\.",
          "Time": "1969-12-31 23:59:59.999+00",
          "ms": "-1",
        },
        {
          "Blob": null,
          "Bool": null,
          "Double": "Infinity",
          "Id": 4,
          "Int": null,
          "Json": "[]",
          "List": [
            "\\N",
            "a,b",
            "{"a"}",
          ],
          "Long": "9223372036854775807",
          "Map": null,
          "Struct": null,
          "Text": "",
          "Time": "10000-01-01 00:00:00+00",
          "ms": 253402300800000,
        },
        {
          "Blob": null,
          "Bool": null,
          "Double": 5e-324,
          "Id": 5,
          "Int": 0,
          "Json": 0,
          "List": null,
          "Long": null,
          "Map": null,
          "Struct": null,
          "Text": "\\.",
          "Time": "0001-01-01 00:00:00+00",
          "ms": "-62135596800000",
        },
        {
          "Blob": null,
          "Bool": null,
          "Double": -0,
          "Id": 6,
          "Int": "9007199254740992",
          "Json": "false",
          "List": null,
          "Long": null,
          "Map": null,
          "Struct": null,
          "Text": "\\N",
          "Time": "9999-12-31 23:59:59.999+00",
          "ms": 253402300799999,
        },
        {
          "Blob": null,
          "Bool": null,
          "Double": 1.7976931348623157e+308,
          "Id": 7,
          "Int": null,
          "Json": null,
          "List": null,
          "Long": null,
          "Map": null,
          "Struct": null,
          "Text": "   ",
          "Time": "1969-12-31 23:59:59.999+00",
          "ms": "-1",
        },
      ]
    `)
  })

  it('can be asked: nested members, lists, maps, times and JSON', async () => {
    const { target, query } = await duckDb.create()
    await fill(target, allValues, {}, allTable)
    expect(
      await query(
        `SELECT "Struct"."Count" AS count, "List"[1] AS first, "Map"['k'] AS k, "Json"->>'$.any[0]' AS json,
           date_trunc('day', "Time") = TIMESTAMPTZ '2024-01-02 00:00:00+00' AS day, octet_length("Blob") AS size
         FROM "values" WHERE "Id" = 1`,
      ),
    ).toEqual([{ count: '9007199254740993', first: 'a', k: 'v', json: 1, day: true, size: 3 }])
  })
})

describe('a DuckDB file', () => {
  it('is complete after finish, without a log beside it', async () => {
    const file = newDuckDbFile()
    await fill(file, numbered(0, 10))
    expect(existsSync(`${file}.wal`)).toBe(false)
    expect(readFileSync(file).subarray(8, 12).toString()).toBe('DUCK')
  })

  it('that is something else is refused and stays as it is', async () => {
    const file = newDuckDbFile()
    writeFileSync(file, 'something else, longer than a header of DuckDB is'.repeat(400))
    const before = readFileSync(file)
    await expect(opened(file)).rejects.toMatchObject({ code: 'InvalidTarget' })
    expect(readFileSync(file)).toEqual(before)
  })

  it('in a folder that does not exist is an error', async () => {
    await expect(opened(join(dirname(newDuckDbFile()), 'none', 'file.duckdb'))).rejects.toMatchObject({
      code: 'InvalidTarget',
    })
  })
})
