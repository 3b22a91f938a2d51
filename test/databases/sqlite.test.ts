import { writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { allTable, allValues } from '../sinks/databases/support/all-values.js'
import { describeResults } from '../sinks/databases/support/behaviours.js'
import { describeContinuations } from '../sinks/databases/support/continuations.js'
import { fill, opened } from '../sinks/databases/support/test-database.js'
import { newSqliteFile, sqlite } from './support/sqlite-database.js'

describe('tables in SQLite', () => describeResults(sqlite))
describe('interrupted listings in SQLite', () => describeContinuations(sqlite))

describe('values in SQLite', () => {
  it('come back as they were listed', async () => {
    const { target, query } = await sqlite.create()
    await fill(target, allValues, {}, allTable)
    const types = await query(`SELECT name, type FROM pragma_table_info('values')`)
    expect(Object.fromEntries(types.map(({ name, type }) => [name, type]))).toMatchInlineSnapshot()
    const rows = await query(
      `SELECT *, CAST("Int" AS TEXT) AS "Int", CAST("Long" AS TEXT) AS "Long" FROM "values" ORDER BY "Id"`,
    )
    expect(rows).toMatchInlineSnapshot()
  })
})

describe('an SQLite file', () => {
  it('that is something else is refused', async () => {
    const file = newSqliteFile()
    writeFileSync(file, 'something else'.repeat(400))
    await expect(opened(file)).rejects.toMatchObject({ code: 'InvalidTarget' })
  })
})
