import type { RunningProcess } from '../../platform/index.js'
import { outputFiles, platform } from '../../platform/index.js'
import { isObject } from '../../values/index.js'
import type { TargetPlan } from './target.js'

/** The object of an unfinished download, and the process that writes it; the first line of its log. */
export interface LogHead extends TargetPlan {
  readonly nexttokenDownload: 1
  readonly writer: RunningProcess | undefined
}

/** A part that was written. */
export interface LoggedPart {
  readonly index: number
  /** The CRC-32 of its bytes. */
  readonly crc32: number
}

export interface PartLog {
  readonly head: LogHead
  readonly parts: readonly LoggedPart[]
}

/**
 * The log of an unfinished download. It is appended to without waiting for the disk: a part counts only if its bytes in
 * the file have the CRC-32 of its line, so that neither a line that was cut nor bytes that were lost do harm. undefined if
 * there is none, or if the file is something else.
 *
 * @example
 * {"nexttokenDownload":1,"Bucket":"films","Key":"moby.mp4","ETag":"\"9b2c…\"","size":20000000,"partSize":8388608,…}
 * [0,3632233996]
 * [2,1996459178]
 */
export function readPartLog(path: string): PartLog | undefined {
  const bytes = platform.readFile(path)
  if (!bytes) return undefined
  const [first = '', ...lines] = Buffer.from(bytes).toString('utf8').split('\n')
  const head = parse(first)
  if (!isLogHead(head)) return undefined
  return { head, parts: lines.flatMap((line) => partOf(parse(line)) ?? []) }
}

/** Replaces the log. */
export async function writePartLog(path: string, { head, parts }: PartLog): Promise<number> {
  const lines = [JSON.stringify(head), ...parts.map(lineOf)]
  const text = `${lines.join('\n')}\n`
  await platform.replaceFile(path, text, `${path}.new`)
  return Buffer.byteLength(text)
}

/** Appends a part to the log. Returns the new size. */
export async function appendPart(path: string, part: LoggedPart, size: number): Promise<number> {
  const line = Buffer.from(`${lineOf(part)}\n`)
  const file = await outputFiles.openOutput(path, { isNew: false })
  try {
    await file.write(line, size)
  } finally {
    await file.close()
  }
  return size + line.length
}

function lineOf({ index, crc32 }: LoggedPart): string {
  return `[${index},${crc32}]`
}

function partOf(line: unknown): LoggedPart | undefined {
  if (!Array.isArray(line) || line.length !== 2) return undefined
  const [index, crc32]: unknown[] = line
  return typeof index === 'number' && typeof crc32 === 'number' ? { index, crc32 } : undefined
}

function isLogHead(head: unknown): head is LogHead {
  return (
    isObject(head) &&
    head.nexttokenDownload === 1 &&
    typeof head.size === 'number' &&
    typeof head.partSize === 'number' &&
    head.partSize > 0
  )
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
