import type { Written } from './contract/index.js'
import { type Rows, type WriteOptions, writeRows } from './write-rows.js'

/**
 * Writes rows into an NDJSON file: a JSON object a line. A name that ends in `.gz` is compressed. The file appears when it
 * is complete.
 *
 * @throws NextTokenError `InvalidTarget`, `TargetConflict`, `TargetFailed`.
 * @example
 * const topics = sns.paginate('list_topics').search('Topics[].{arn: TopicArn}')
 * const { rows, bytes } = await writeNdjson(topics, 'topics.ndjson.gz')
 */
export async function writeNdjson(rows: Rows, path: string, options: WriteOptions = {}): Promise<Written> {
  const { makeNdjson } = await import('./files/index.js')
  return writeRows(rows, { makeSink: makeNdjson, target: path, options })
}

/**
 * Writes rows into a CSV file, as RFC 4180 has it, with the names of the columns in the first line. A name that ends in
 * `.gz` is compressed. The file appears when it is complete.
 *
 * @throws NextTokenError `InvalidTarget`, `TargetConflict`, `TargetFailed`.
 * @example
 * const large = s3.paginate('list_objects_v2', { Bucket: 'logs' }).search('Contents[?Size > `1000000`].{Key: Key, Size: Size}')
 * await writeCsv(large, 'large.csv', { columns: { Key: 'text', Size: 'long' }, csvSafe: true })
 */
export async function writeCsv(rows: Rows, path: string, options: WriteOptions = {}): Promise<Written> {
  const { makeCsv } = await import('./files/index.js')
  return writeRows(rows, { makeSink: makeCsv, target: path, options })
}

/**
 * Writes rows into a Parquet file. Needs the package `hyparquet-writer`. The file appears when it is complete.
 *
 * @throws NextTokenError `MissingPackage`, `InvalidTarget`, `TargetConflict`, `TargetFailed`.
 * @example
 * const items = dynamodb.paginate('scan', { TableName: 'events' }).items().map((item) => ({ id: item.id?.S, at: new Date(Number(item.at?.N)) }))
 * await writeParquet(items, 'events.parquet', { columns: { id: 'text', at: 'timestamp' } })
 */
export async function writeParquet(rows: Rows, path: string, options: WriteOptions = {}): Promise<Written> {
  const { makeParquet } = await import('./files/index.js')
  return writeRows(rows, { makeSink: makeParquet, target: path, options })
}
