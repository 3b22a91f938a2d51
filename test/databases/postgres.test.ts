import { describe, expect, it } from 'vitest'
import { allTable, allValues } from '../sinks/databases/support/all-values.js'
import { describeResults } from '../sinks/databases/support/behaviours.js'
import { describeContinuations } from '../sinks/databases/support/continuations.js'
import { fill } from '../sinks/databases/support/test-database.js'
import { postgres } from './support/postgres-database.js'

describe('tables in PostgreSQL', () => describeResults(postgres))
describe('interrupted listings in PostgreSQL', () => describeContinuations(postgres))

describe('values in PostgreSQL', () => {
  it('come back as they were listed, in types of their own', async () => {
    const { target, query } = await postgres.create()
    await fill(target, allValues, {}, allTable)
    const types = await query(
      `SELECT attname AS name, format_type(atttypid, atttypmod) AS type FROM pg_attribute
       WHERE attrelid = 'values'::regclass AND attnum > 0 ORDER BY attnum`,
    )
    expect(Object.fromEntries(types.map(({ name, type }) => [name, type]))).toMatchInlineSnapshot(`
      {
        "Blob": "bytea",
        "Bool": "boolean",
        "Double": "double precision",
        "Id": "bigint",
        "Int": "bigint",
        "Json": "jsonb",
        "List": "jsonb",
        "Long": "bigint",
        "Map": "jsonb",
        "Struct": "jsonb",
        "Text": "text",
        "Time": "timestamp with time zone",
      }
    `)
    const rows = await query(
      `SELECT "Id", "Text", "Int"::text, "Long"::text, "Double"::text, "Bool", "Time", "Blob", "Json"::text, "List"::text,
         "Map"::text, "Struct"::text FROM "values" ORDER BY "Id"`,
    )
    expect(rows).toMatchInlineSnapshot(`
      [
        {
          "Blob": "\\x0001ff",
          "Bool": true,
          "Double": "1.5",
          "Id": 1,
          "Int": "42",
          "Json": "{"at": "1970-01-01T00:00:00.000Z", "any": [1, {"deep": null}], "big": 12345678901234567890, "bytes": "AQ=="}",
          "List": "["a", "", "b"]",
          "Long": "9007199254740993",
          "Map": "{"k": "v", "with \\"quotes\\"": ""}",
          "Struct": "{"At": "2024-01-02T03:04:05.000Z", "Name": "x", "Tags": [{"Key": "a", "Value": 0.1}, {"Key": "b"}], "Bytes": "AgM=", "Count": 9007199254740993}",
          "Text": "héllo 😀",
          "Time": "2024-01-02T03:04:05.678+00:00",
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
          "Blob": "\\x",
          "Bool": false,
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
          "Time": "1969-12-31T23:59:59.999+00:00",
        },
        {
          "Blob": null,
          "Bool": null,
          "Double": "Infinity",
          "Id": 4,
          "Int": null,
          "Json": "[]",
          "List": "["\\\\N", "a,b", "{\\"a\\"}"]",
          "Long": "9223372036854775807",
          "Map": null,
          "Struct": null,
          "Text": "",
          "Time": "10000-01-01T00:00:00+00:00",
        },
        {
          "Blob": null,
          "Bool": null,
          "Double": "5e-324",
          "Id": 5,
          "Int": "0",
          "Json": "0",
          "List": null,
          "Long": null,
          "Map": null,
          "Struct": null,
          "Text": "\\.",
          "Time": "0001-01-01T00:00:00+00:00",
        },
        {
          "Blob": null,
          "Bool": null,
          "Double": "-0",
          "Id": 6,
          "Int": "9007199254740992",
          "Json": "false",
          "List": null,
          "Long": null,
          "Map": null,
          "Struct": null,
          "Text": "\\N",
          "Time": "9999-12-31T23:59:59.999+00:00",
        },
        {
          "Blob": null,
          "Bool": null,
          "Double": "1.7976931348623157e+308",
          "Id": 7,
          "Int": null,
          "Json": null,
          "List": null,
          "Long": null,
          "Map": null,
          "Struct": null,
          "Text": "   ",
          "Time": "1969-12-31T23:59:59.999+00:00",
        },
      ]
    `)
  })
})
