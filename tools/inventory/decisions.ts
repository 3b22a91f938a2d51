import { readFileSync } from 'node:fs'
import type { ListingCall } from '../../src/inventory/index.js'
import { writingOperations } from '../../src/models/index.js'
import { isObject } from '../../src/values/index.js'

/** Why an operation is not part of an inventory although its name says that it lists. */
export const leftOutBecause = {
  writes: 'it writes, starts or consumes something',
  charged: 'every request is charged',
  repeats: 'another operation lists the same items',
  needs: 'it needs an input that its model does not require',
  catalogue: 'its items belong to AWS or to the public, and not to the account',
  records: 'its items are events, logs, measurements, results or past runs, and not resources',
  settings: 'it returns settings, limits or a summary, and not resources',
  attached: 'its items are parts of other items, or belong to what the caller names',
  retired: 'the service or the operation is no longer offered',
} as const

export type LeftOutBecause = keyof typeof leftOutBecause

/** A decision about some operations, written by hand. */
export type Decision = {
  /** Why, for a reader. */
  readonly reason: string
  readonly source?: string
  /** `service Operation`; `*` stands for any letters. */
  readonly operations: readonly string[]
} & (
  | { readonly decision: LeftOutBecause }
  /** It is listed, although its name or its output made that doubtful. */
  | { readonly decision: 'listed' }
  /** It is listed by these calls. */
  | { readonly decision: 'calls'; readonly calls: readonly ListingCall[] }
  /** It is listed by a call for each value of this member, whose type is an enumeration. */
  | { readonly decision: 'each'; readonly member: string }
)

/** What is decided about one operation. */
export interface Decided {
  readonly leftOut?: LeftOutBecause
  readonly isListed: boolean
  readonly calls?: readonly ListingCall[]
  readonly each?: string
}

/** The decisions, and which of their patterns found an operation. */
export class Decisions {
  readonly #unused: Set<string>

  constructor(readonly decisions: readonly Decision[]) {
    this.#unused = new Set(decisions.flatMap(({ operations }) => operations))
  }

  /** Patterns that found no operation that would otherwise be decided in another way. */
  get unused(): readonly string[] {
    return [...this.#unused]
  }

  /**
   * What is decided about `service Operation`; undefined if nothing is. An operation that is left out anyway needs no
   * decision, except one that writes: that stays known if its model changes.
   */
  of(name: string, isNeeded: boolean): Decided | undefined {
    const found = this.decisions.filter(({ decision, operations }) => {
      if (!isNeeded && decision !== 'writes') return false
      const patterns = operations.filter((pattern) => matches(pattern, name))
      for (const pattern of patterns) this.#unused.delete(pattern)
      return patterns.length > 0
    })
    if (found.length === 0) return undefined
    const leftOut = found.map(({ decision }) => decision).find(isLeftOut)
    const calls = found.find((one) => one.decision === 'calls')?.calls
    const each = found.find((one) => one.decision === 'each')?.member
    return {
      isListed: leftOut === undefined,
      ...(leftOut && { leftOut }),
      ...(calls && { calls }),
      ...(each !== undefined && { each }),
    }
  }
}

function isLeftOut(decision: Decision['decision']): decision is LeftOutBecause {
  return Object.hasOwn(leftOutBecause, decision)
}

function matches(pattern: string, name: string): boolean {
  if (!pattern.includes('*')) return pattern === name
  const source = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${source.join('.*')}$`).test(name)
}

/**
 * The decisions of a file, and the operations that write: the command line needs these too, so `src/models/` has them.
 *
 * @throws Error for a file of another form.
 */
export function readDecisions(path: string): Decisions {
  const content: unknown = JSON.parse(readFileSync(path, 'utf8'))
  if (!Array.isArray(content)) throw new Error(`${path}: expected a list of decisions`)
  for (const entry of content) {
    if (!isDecision(entry)) {
      throw new Error(
        `${path}: expected { decision, reason, source?, operations }, got ${JSON.stringify(entry)}`,
      )
    }
  }
  const writes = writingOperations.map((one): Decision => ({ decision: 'writes', ...one }))
  return new Decisions([...writes, ...content])
}

function isDecision(entry: unknown): entry is Decision {
  if (!isObject(entry) || typeof entry.reason !== 'string' || !Array.isArray(entry.operations)) return false
  if (entry.decision === 'calls') return Array.isArray(entry.calls) && entry.calls.every(isObject)
  if (entry.decision === 'each') return typeof entry.member === 'string'
  const ways = [...Object.keys(leftOutBecause), 'listed'].filter((way) => way !== 'writes')
  return typeof entry.decision === 'string' && ways.includes(entry.decision)
}
