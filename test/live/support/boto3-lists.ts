import { startPython } from './python-process.js'

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

/** A Python process with boto3 in it, which lists what it is told. */
export interface Boto3 {
  /** Each listing merged, in the order asked. */
  list(endpoint: string, lists: readonly Listing[]): Promise<Listed[]>
  stop(): void
}

export function startBoto3(): Boto3 {
  const python = startPython('boto3_lists.py')
  return {
    list: (endpoint, lists) => python.ask<Listed>({ endpoint, lists }, lists.length),
    stop: python.stop,
  }
}

/** What boto3 lists from `endpoint`, merged, in the order asked. */
export async function listWithBoto3(endpoint: string, lists: readonly Listing[]): Promise<Listed[]> {
  const boto3 = startBoto3()
  try {
    return await boto3.list(endpoint, lists)
  } finally {
    boto3.stop()
  }
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
