import { DuckDBInstance } from '@duckdb/node-api'

/** The rows of a query, read by DuckDB; as JavaScript values. */
export async function query(sql: string, database = ':memory:'): Promise<Record<string, unknown>[]> {
  const instance = await DuckDBInstance.create(database)
  const connection = await instance.connect()
  try {
    const reader = await connection.runAndReadAll(sql)
    return reader.getRowObjectsJS().map(plain)
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}

/** DuckDB gives blobs as `Buffer`, and clients as `Uint8Array`. */
function plain(row: Record<string, unknown>): Record<string, unknown> {
  const entries = Object.entries(row).map(([name, value]) => [
    name,
    Buffer.isBuffer(value) ? new Uint8Array(value) : value,
  ])
  return Object.fromEntries(entries)
}
