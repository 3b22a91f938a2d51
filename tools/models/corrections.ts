import { existsSync, readdirSync, readFileSync } from 'node:fs'
import type { PaginationDescription } from '../../src/models/index.js'
import { isObject } from '../../src/values/index.js'

/** A correction of boto3's rule or of an inferred rule. */
export interface Correction {
  readonly reason: string
  /** Where the behaviour is documented or was observed. */
  readonly source?: string
  /** The keys that replace those of the rule; a whole rule if there is none; null to remove the rule. */
  readonly rule: Partial<PaginationDescription> | null
}

/** A service's corrections, by operation. */
export type Corrections = Readonly<Record<string, Correction>>

/** The corrections of every service, one file per service in `folder`. */
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
