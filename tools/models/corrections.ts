import { existsSync, readdirSync, readFileSync } from 'node:fs'
import type { PaginationDescription } from '../../src/models/index.js'
import { isObject } from '../../src/values/index.js'

/** What a person knows better than boto3's rule or an inferred one. */
export interface Correction {
  readonly reason: string
  /** Where that is documented or was seen. */
  readonly source?: string
  /** The keys that replace those of the rule; a whole rule where there is none; null where there must be none. */
  readonly rule: Partial<PaginationDescription> | null
}

/** A service's corrections, by operation. */
export type Corrections = Readonly<Record<string, Correction>>

/** Every service's corrections: a file for each in `folder`. */
export function readCorrections(folder: string): ReadonlyMap<string, Corrections> {
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.json')) : []
  return new Map(files.sort().map((file) => [file.slice(0, -'.json'.length), readFile(`${folder}/${file}`)]))
}

function readFile(path: string): Corrections {
  const content: unknown = JSON.parse(readFileSync(path, 'utf8'))
  for (const [operation, correction] of Object.entries(isObject(content) ? content : {})) {
    const isWhole = isObject(correction) && typeof correction.reason === 'string' && 'rule' in correction
    if (!isWhole) throw new Error(`${path}: ${operation}: expected { reason, source?, rule }`)
  }
  return content as Corrections
}
