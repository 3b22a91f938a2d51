import { type OutputFile, outputFiles } from '../../platform/index.js'
import { base64Of, isBytes, isPlainObject } from '../../values/index.js'

/**
 * What the end of a Parquet file says about its row groups, one line for each, until the file is finished: a run that
 * continues the file needs it. Numbers that JSON lacks, bigints and bytes are written as `{ "$number": "-0" }`,
 * `{ "$bigint": "12" }` and `{ "$bytes": "AQI=" }`.
 */
export class RowGroupLog {
  #size = 0
  #file: OutputFile | undefined

  constructor(private readonly path: string) {}

  get size(): number {
    return this.#size
  }

  /** Reads the groups in the first `size` bytes and removes what follows. */
  async open(size: number): Promise<unknown[]> {
    if (size === 0) await outputFiles.removeFile(this.path)
    const bytes = size === 0 ? new Uint8Array() : outputFiles.readPart(this.path, 0, size)
    this.#file = await outputFiles.openOutput(this.path, { isNew: size === 0 })
    await this.#file.truncate(size)
    this.#size = size
    const lines = Buffer.from(bytes).toString('utf8').split('\n')
    return lines.filter((line) => line !== '').map((line) => decode(JSON.parse(line)))
  }

  /** Adds a group. It is on the disk when the promise resolves. */
  async add(group: unknown): Promise<void> {
    const bytes = Buffer.from(`${JSON.stringify(encode(group))}\n`)
    await this.#file?.write(bytes, this.#size)
    await this.#file?.sync()
    this.#size += bytes.length
  }

  async close(): Promise<void> {
    const file = this.#file
    this.#file = undefined
    await file?.close()
  }
}

function encode(value: unknown): unknown {
  if (typeof value === 'bigint') return { $bigint: String(value) }
  if (typeof value === 'number') {
    const isPlain = Number.isFinite(value) && !Object.is(value, -0)
    return isPlain ? value : { $number: Object.is(value, -0) ? '-0' : String(value) }
  }
  if (isBytes(value)) return { $bytes: base64Of(value) }
  if (Array.isArray(value)) return value.map(encode)
  return isPlainObject(value) ? mapMembers(value, encode) : value
}

function decode(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(decode)
  if (!isPlainObject(value)) return value
  const { $bigint, $number, $bytes } = value
  if ($bigint !== undefined) return BigInt(String($bigint))
  if ($number !== undefined) return Number($number)
  if ($bytes !== undefined) return new Uint8Array(Buffer.from(String($bytes), 'base64'))
  return mapMembers(value, decode)
}

function mapMembers(value: object, change: (member: unknown) => unknown): object {
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, change(member)]))
}
