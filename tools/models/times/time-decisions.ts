import { existsSync, readFileSync } from 'node:fs'
import type { DividedByTimes } from '../../../src/models/index.js'
import { isObject } from '../../../src/values/index.js'

/** Whether listings that take a start and an end time are divided into windows of time. */
export interface TimeDecision {
  /** How they are divided. */
  readonly divided_by?: DividedByTimes
  /** Why they are not: the middle of an error's sentence, such as `its times select whole metrics`. */
  readonly undivided?: string
  /** What the decision rests on, for whoever reads the file. */
  readonly reason?: string
  readonly source?: string
}

/** The decision on an operation, by `service Operation`. */
export type TimeDecisions = ReadonlyMap<string, TimeDecision>

/** @throws Error for a file of another form, or for an operation with two decisions. */
export function readTimeDecisions(path: string): TimeDecisions {
  const content: unknown = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : []
  if (!Array.isArray(content)) throw new Error(`${path}: expected a list of decisions`)
  const decisions = new Map<string, TimeDecision>()
  for (const entry of content) {
    if (!isEntry(entry)) {
      throw new Error(
        `${path}: expected { divided_by, reason, source?, operations } or { undivided, operations }`,
      )
    }
    const { operations, ...decision } = entry
    for (const operation of operations) {
      if (decisions.has(operation)) throw new Error(`${path}: ${operation} is decided twice`)
      decisions.set(operation, decision)
    }
  }
  return decisions
}

function isEntry(entry: unknown): entry is TimeDecision & { readonly operations: readonly string[] } {
  if (!isObject(entry) || !Array.isArray(entry.operations)) return false
  const isDivided = isObject(entry.divided_by) && entry.divided_by.kind === 'times'
  return isDivided ? typeof entry.reason === 'string' : typeof entry.undivided === 'string'
}
