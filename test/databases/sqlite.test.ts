import { writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { allTable, allValues } from '../sinks/databases/support/all-values.js'
import { describeResults } from '../sinks/databases/support/behaviours.js'
import { describeContinuations } from '../sinks/databases/support/continuations.js'
import { fill, numbered, opened } from '../sinks/databases/support/test-database.js'
import { newSqliteFile, sqlite } from './support/sqlite-database.js'

describe('tables in SQLite', () => describeResults(sqlite))
describe('interrupted listings in SQLite', () => describeContinuations(sqlite))

describe('values in SQLite', () => {
  it('come back as they were listed', async () => {
    const { target, query } = await sqlite.create()
    await fill(target, allValues, {}, allTable)
    const types = await query(`SELECT name, type FROM pragma_table_info('values')`)
    expect(Object.fromEntries(types.map(({ name, type }) => [name, type]))).toMatchInlineSnapshot(`
      {
        "Blob": "BLOB",
        "Bool": "INTEGER",
        "Double": "REAL",
        "Id": "INTEGER",
        "Int": "INTEGER",
        "Json": "TEXT",
        "List": "TEXT",
        "Long": "INTEGER",
        "Map": "TEXT",
        "Struct": "TEXT",
        "Text": "TEXT",
        "Time": "TEXT",
      }
    `)
    const rows = await query(
      `SELECT *, CAST("Int" AS TEXT) AS "Int", CAST("Long" AS TEXT) AS "Long" FROM "values" ORDER BY "Id"`,
    )
    expect(rows).toMatchInlineSnapshot(`
      [
        {
          "Blob": {
            "hex": "0001ff",
          },
          "Bool": 1,
          "Double": 1.5,
          "Id": 1,
          "Int": "42",
          "Json": "{"any":[1,{"deep":null}],"big":12345678901234567890,"at":"1970-01-01T00:00:00.000Z","bytes":"AQ=="}",
          "List": "["a","","b"]",
          "Long": "9007199254740993",
          "Map": "{"k":"v","with \\"quotes\\"":""}",
          "Struct": "{"Name":"x","Count":9007199254740993,"At":"2024-01-02T03:04:05.000Z","Bytes":"AgM=","Tags":[{"Key":"a","Value":0.1},{"Key":"b"}]}",
          "Text": "héllo 😀",
          "Time": "2024-01-02T03:04:05.678Z",
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
        },
        {
          "Blob": {
            "hex": "",
          },
          "Bool": 0,
          "Double": "NaN",
          "Id": 3,
          "Int": "-2147483649",
          "Json": ""text with \\t and \\"quotes\\" and \\\\"",
          "List": "[]",
          "Long": "-9223372036854775808",
          "Map": "{}",
          "Struct": "{}",
          "Text": "tab	line
      return
      back\\slash "double" 'single' \\N \\.",
          "Time": "1969-12-31T23:59:59.999Z",
        },
        {
          "Blob": null,
          "Bool": null,
          "Double": "inf",
          "Id": 4,
          "Int": null,
          "Json": "[]",
          "List": "["\\\\N","a,b","{\\"a\\"}"]",
          "Long": "9223372036854775807",
          "Map": null,
          "Struct": null,
          "Text": "",
          "Time": "+010000-01-01T00:00:00.000Z",
        },
        {
          "Blob": null,
          "Bool": null,
          "Double": 5e-324,
          "Id": 5,
          "Int": "0",
          "Json": "0",
          "List": null,
          "Long": null,
          "Map": null,
          "Struct": null,
          "Text": "\\.",
          "Time": "0001-01-01T00:00:00.000Z",
        },
        {
          "Blob": null,
          "Bool": null,
          "Double": 0,
          "Id": 6,
          "Int": "9007199254740992",
          "Json": "false",
          "List": null,
          "Long": null,
          "Map": null,
          "Struct": null,
          "Text": "\\N",
          "Time": "9999-12-31T23:59:59.999Z",
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
          "Time": "1969-12-31T23:59:59.999Z",
        },
      ]
    `)
  })
})

describe('an SQLite file', () => {
  it('that is something else is refused', async () => {
    const file = newSqliteFile()
    writeFileSync(file, 'something else'.repeat(400))
    await expect(opened(file)).rejects.toMatchObject({ code: 'InvalidTarget' })
  })
})

describe('a table of SQLite', () => {
  it.each([
    [
      'an index',
      'CREATE INDEX quick ON numbers ("Id")',
      `SELECT name FROM sqlite_master WHERE type = 'index'`,
      'quick',
    ],
    [
      'a trigger',
      'CREATE TRIGGER fired AFTER UPDATE ON numbers BEGIN SELECT 1; END',
      `SELECT name FROM sqlite_master WHERE type = 'trigger'`,
      'fired',
    ],
    ['a view', 'CREATE VIEW seen AS SELECT "Name" AS name FROM numbers', 'SELECT name FROM seen', 'n7'],
  ])('keeps %s when its rows are replaced', async (_, sql, check, expected) => {
    const { target, run, query } = await sqlite.create()
    await fill(target, numbered(0, 3))
    await run(sql)
    await fill(target, numbered(7, 8))
    expect(await query('SELECT "Id" AS id FROM numbers')).toEqual([{ id: 7 }])
    expect(await query(check)).toEqual([{ name: expected }])
  })

  it('has the time of a listing in a form that SQLite calculates with', async () => {
    const { target, query } = await sqlite.create()
    await fill(target, allValues, {}, allTable)
    expect(
      await query(
        `SELECT date("Time", '+1 day') AS day, CAST(round((julianday("Time") - 2440587.5) * 86400) AS INTEGER) AS seconds,
           json_extract("Json", '$.any[0]') AS one, typeof("Long") AS type
         FROM "values" WHERE "Id" = 1`,
      ),
    ).toEqual([{ day: '2024-01-03', seconds: 1704164646, one: 1, type: 'integer' }])
  })

  it('is written while another program reads the file', async () => {
    const { target, query } = await sqlite.create()
    await fill(target, numbered(0, 3))
    const readers = Promise.all(Array.from({ length: 4 }, () => query('SELECT count(*) AS n FROM numbers')))
    await fill(target, numbered(0, 5))
    for (const [found] of await readers) expect([3, 5]).toContain(found?.n)
  })
})
