import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { compareUtf8 } from '../../src/values/index.js'
import { urlEncoded } from '../../test/support/key-store/list-answer.js'
import { LatencyQueue } from '../harness/latency-queue.js'

export interface KeyServing {
  readonly pageSize: number
  /** Delay of each response in milliseconds. */
  readonly latency: number
}

/** The rows of all keys, one after the other: a page is a part of it, and nothing is copied to make one. */
interface Rows {
  readonly bytes: Buffer
  /** Where each row begins, and where the last one ends. */
  readonly offsets: Float64Array
}

/**
 * Serves S3 ListObjectsV2 of sorted keys, without prefixes and delimiters: the rows are made before, so that the server
 * has next to nothing to do. `test/bench/` compares it with the key store of the tests.
 */
export async function serveKeys(
  keys: readonly string[],
  { pageSize, latency }: KeyServing,
): Promise<{ endpoint: string; close(): void }> {
  const rows = { plain: makeRows(keys, escaped), encoded: makeRows(keys, urlEncoded) }
  const queue = new LatencyQueue(latency)
  const server = createServer((request, response) => {
    const { searchParams } = new URL(request.url ?? '/', 'http://localhost')
    const start = startOf(keys, searchParams)
    const end = Math.min(
      start + Math.min(Number(searchParams.get('max-keys') ?? pageSize), pageSize),
      keys.length,
    )
    const isEncoded = searchParams.get('encoding-type') === 'url'
    const page = { start, end, total: keys.length, isEncoded }
    request.resume()
    queue.add(() => answer(response, isEncoded ? rows.encoded : rows.plain, page))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', 2048, resolve))
  const { port } = server.address() as AddressInfo
  const close = () => {
    server.close()
    server.closeAllConnections()
  }
  return { endpoint: `http://127.0.0.1:${port}`, close }
}

function makeRows(keys: readonly string[], write: (key: string) => string): Rows {
  const texts = keys.map((key, index) => rowOf(write(key), index))
  const offsets = new Float64Array(keys.length + 1)
  for (const [index, text] of texts.entries())
    offsets[index + 1] = (offsets[index] ?? 0) + Buffer.byteLength(text)
  const bytes = Buffer.allocUnsafe(offsets[keys.length] ?? 0)
  for (const [index, text] of texts.entries()) bytes.write(text, offsets[index] ?? 0)
  return { bytes, offsets }
}

function rowOf(key: string, index: number): string {
  return (
    `<Contents><Key>${key}</Key><LastModified>2026-11-23T01:02:03.000Z</LastModified>` +
    '<ETag>&quot;d41d8cd98f00b204e9800998ecf8427e&quot;</ETag><ChecksumAlgorithm>CRC64NVME</ChecksumAlgorithm>' +
    `<ChecksumType>FULL_OBJECT</ChecksumType><Size>${index}</Size><StorageClass>STANDARD</StorageClass></Contents>`
  )
}

function escaped(key: string): string {
  return key.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** The index of the first key of the page. A token is the index itself. */
function startOf(keys: readonly string[], query: URLSearchParams): number {
  const token = query.get('continuation-token')
  if (token !== null) return Number(token)
  const after = query.get('start-after')
  if (!after) return 0
  let [low, high] = [0, keys.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (compareUtf8(keys[middle] ?? '', after) > 0) high = middle
    else low = middle + 1
  }
  return low
}

interface PlacedPage {
  readonly start: number
  readonly end: number
  readonly total: number
  readonly isEncoded: boolean
}

function answer(response: ServerResponse, { bytes, offsets }: Rows, page: PlacedPage): void {
  const { start, end, total, isEncoded } = page
  const isTruncated = end < total
  response.writeHead(200, { 'content-type': 'application/xml' })
  response.cork()
  response.write(
    '<?xml version="1.0" encoding="UTF-8"?>\n<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">' +
      `<Name>bench</Name><Prefix></Prefix>${isEncoded ? '<EncodingType>url</EncodingType>' : ''}` +
      `${isTruncated ? `<NextContinuationToken>${end}</NextContinuationToken>` : ''}` +
      `<KeyCount>${end - start}</KeyCount><MaxKeys>1000</MaxKeys><IsTruncated>${isTruncated}</IsTruncated>`,
  )
  if (end > start) response.write(bytes.subarray(offsets[start], offsets[end]))
  response.end('</ListBucketResult>')
  response.uncork()
}
