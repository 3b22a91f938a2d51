import { spawnSync } from 'node:child_process'
import type { PaginationDescription } from '../../../src/models/index.js'
import type { PaginateOptions } from '../../../src/pagination/index.js'

export type Structure = Record<string, unknown>

/** One listing for both: the rule, the pages in the order in which they come, and what is asked for. */
export interface PagingCase {
  readonly rule: PaginationDescription
  readonly limitType?: string
  readonly pages: readonly Structure[]
  readonly input: Structure
  readonly options: Omit<PaginateOptions, 'signal'>
  readonly search: string
}

export interface PagingAnswer {
  readonly inputs: readonly Structure[]
  readonly pages: readonly Structure[]
  /** Of each result key, in the rule's order. */
  readonly items: readonly unknown[][]
  readonly search: readonly unknown[]
  readonly merged?: Structure | undefined
  readonly resumeToken?: string | null | undefined
  readonly nonAggregatePart?: Readonly<Structure> | undefined
  readonly error?: string | null | undefined
}

/** What botocore's own PageIterator makes of the cases. */
export function pageWithBotocore(cases: readonly PagingCase[]): PagingAnswer[] {
  const input = cases.map(({ options: { maxItems, pageSize, startingToken }, ...rest }) => ({
    ...rest,
    options: { MaxItems: maxItems, PageSize: pageSize, StartingToken: startingToken },
  }))
  return runPython<PagingAnswer>('page_iterator.py', input)
}

/** Runs a script of this folder: JSON in, one line of JSON for each element out. */
export function runPython<Answer>(script: string, input: readonly unknown[]): Answer[] {
  const python = process.env.NEXTTOKEN_PYTHON ?? 'python3'
  const path = new URL(`./${script}`, import.meta.url).pathname
  const options = { input: JSON.stringify(marked(input)), encoding: 'utf8', maxBuffer: 2 ** 28 } as const
  const { status, stdout, stderr } = spawnSync(python, [path], options)
  if (status !== 0) throw new Error(`${script} failed: ${stderr}`)
  return stdout
    .trim()
    .split('\n')
    .map((line) => revived(JSON.parse(line)) as Answer)
}

/** Bytes, times and large numbers, in the form in which they cross over to Python. */
export function marked(value: unknown): unknown {
  if (value instanceof Uint8Array) return { $bytes: Buffer.from(value).toString('base64') }
  if (value instanceof Date) return { $seconds: value.getTime() / 1000 }
  if (typeof value === 'bigint') return { $integer: String(value) }
  if (Array.isArray(value)) return value.map(marked)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, marked(member)]))
}

function revived(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(revived)
  if (typeof value !== 'object' || value === null) return value
  if ('$bytes' in value) return new Uint8Array(Buffer.from(String(value.$bytes), 'base64'))
  if ('$seconds' in value) return new Date(Number(value.$seconds) * 1000)
  if ('$integer' in value) return BigInt(String(value.$integer))
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, revived(member)]))
}
