import { keySetNames } from './key-sets.js'

export interface ParallelCase {
  readonly name: string
  readonly keySet: string
  readonly keys: number
  /** The most keys that the server puts on a page, whatever is asked for. */
  readonly pageSize: number
  /** s3p lists keys of printable ASCII characters only. */
  readonly isAscii: boolean
  /** What the goals say of it; `cpu` has none: there the client's CPU decides. */
  readonly goals: 'fast' | 'few requests' | 'cpu'
  /** Whether the short form has it. */
  readonly isShort: boolean
}

/** A thousand pages each, so small that the way in which a listing is divided decides, not the client's CPU. */
const fast = keySetNames.map((keySet): ParallelCase => {
  const form = { keySet, keys: 100_000, pageSize: 100, goals: 'fast' } as const
  const isShort = keySet.startsWith('hive')
  return { ...form, name: keySet, isAscii: keySet !== 'unicode names', isShort }
})

const small = [900, 2000].map(
  (keys): ParallelCase => ({
    ...{ name: `${keys.toLocaleString('en')} keys`, keySet: 'mixed depths', keys, pageSize: 1000 },
    ...{ isAscii: true, goals: 'few requests', isShort: true },
  }),
)

const large = ['uuid in one folder', 'hive year/month/day'].map(
  (keySet): ParallelCase => ({
    ...{ name: `1 M keys, 1,000 a page, ${keySet}`, keySet, keys: 1_000_000, pageSize: 1000 },
    ...{ isAscii: true, goals: 'cpu', isShort: false },
  }),
)

export const cases: readonly ParallelCase[] = [...fast, ...small, ...large]
