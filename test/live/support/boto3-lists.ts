import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'

/** A listing to make: boto3 and nexttoken get the same. */
export interface Listing {
  readonly service: string
  /** boto3's name of the operation. */
  readonly operation: string
  readonly input?: Record<string, unknown>
  readonly pageSize?: number
  readonly maxItems?: number
}

export interface Listed {
  readonly result?: Record<string, unknown>
  readonly error?: string
}

/** What boto3 lists from `endpoint`, merged, in the order asked. */
export async function listWithBoto3(endpoint: string, lists: readonly Listing[]): Promise<Listed[]> {
  const python = process.env.NEXTTOKEN_PYTHON ?? 'python3'
  const script = new URL('./boto3_lists.py', import.meta.url).pathname
  const child = spawn(python, [script], { stdio: ['pipe', 'pipe', 'inherit'] })
  child.stdin.end(JSON.stringify({ endpoint, lists }))
  const printed = await text(child.stdout)
  const lines = printed.trim().split('\n').filter(Boolean)
  if (lines.length !== lists.length)
    throw new Error(`boto3 answered ${lines.length} of ${lists.length} listings`)
  return lines.map((line) => JSON.parse(line) as Listed)
}

/** A result of ours in the form in which the Python script prints boto3's. */
export function plain(value: unknown): unknown {
  if (value instanceof Date) return { $date: value.getTime() }
  if (value instanceof Uint8Array) return { $bytes: Buffer.from(value).toString('base64') }
  if (typeof value === 'bigint') return Number(value)
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]))
}
