import { readFileSync } from 'node:fs'
import type { MergeMethod } from '../../../src/pagination/rule/member-policy.js'
import { isObject } from '../../../src/values/index.js'

/** A decision about one kind of numbers. */
interface Decision {
  readonly decision: MergeMethod
  readonly reason: string
  readonly source?: string
  /** `service Operation path`, as `findNumbers` writes paths. A path also covers all numbers below it. */
  readonly members: readonly string[]
}

/** The decision on a number, by `service Operation path`. */
export type Decisions = ReadonlyMap<string, MergeMethod>

/** @throws Error for a file of another form, or for a number with two decisions. */
export function readDecisions(path: string): Decisions {
  const content: unknown = JSON.parse(readFileSync(path, 'utf8'))
  if (!Array.isArray(content)) throw new Error(`${path}: expected a list of decisions`)
  const decisions = new Map<string, MergeMethod>()
  for (const entry of content) {
    if (!isDecision(entry)) throw new Error(`${path}: expected { decision, reason, source?, members }`)
    for (const member of entry.members) {
      if (decisions.has(member)) throw new Error(`${path}: ${member} is decided twice`)
      decisions.set(member, entry.decision)
    }
  }
  return decisions
}

const ways: ReadonlySet<unknown> = new Set<MergeMethod>(['same', 'sum', 'latest', 'page'])

function isDecision(entry: unknown): entry is Decision {
  if (!isObject(entry)) return false
  return ways.has(entry.decision) && typeof entry.reason === 'string' && Array.isArray(entry.members)
}
