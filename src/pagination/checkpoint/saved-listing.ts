import { type ErrorContext, NextTokenError } from '../../errors/index.js'
import { isObject } from '../../values/index.js'
import type { KeyTrail } from '../trail/index.js'
import type { SavedOutcome } from './checkpoint.js'
import type { Fingerprint } from './fingerprint.js'

const format = 1
const outcomes: readonly unknown[] = ['running', 'complete', 'limit', 'deadline'] satisfies SavedOutcome[]

/** The content of a checkpoint. */
export interface SavedListing {
  readonly service: string | undefined
  readonly operation: string | undefined
  readonly region: string | undefined
  readonly account: string | undefined
  readonly salt: string
  readonly parameters: Fingerprint
  readonly outcome: SavedOutcome
  readonly pages: number
  readonly items: number
  /** undefined at the listing's beginning and once it is complete. */
  readonly resumeToken: string | undefined
  /** For a listing whose token expires before the next run. */
  readonly trail: { readonly origin: string | undefined; readonly keys: readonly KeyTrail[] } | undefined
}

export function writeSavedListing(saved: SavedListing): string {
  return `${JSON.stringify({ nexttokenCheckpoint: format, ...saved }, undefined, 1)}\n`
}

/**
 * Parses the content of a checkpoint. `name` is the checkpoint's name in error messages.
 *
 * @throws NextTokenError `InvalidCheckpoint`.
 */
export function readSavedListing(
  text: string,
  { name, context }: { readonly name: string; readonly context: ErrorContext },
): SavedListing {
  const saved = parse(text)
  if (saved?.nexttokenCheckpoint === format && isSavedListing(saved)) return saved
  const problem = `${name} ${whyUnreadable(text, saved)}. To start over, remove it or pass restart: true`
  throw new NextTokenError('InvalidCheckpoint', problem, context)
}

function whyUnreadable(text: string, saved: Record<string, unknown> | undefined): string {
  if (/^\s*$/.test(text)) return 'is empty'
  const isLater = typeof saved?.nexttokenCheckpoint === 'number' && saved.nexttokenCheckpoint > format
  return isLater
    ? 'was written by a later version of nexttoken'
    : `is not a checkpoint (${text.length} other characters)`
}

function parse(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

function isSavedListing(saved: object): saved is SavedListing {
  const { service, operation, region, account, salt, parameters, outcome, pages, items, resumeToken, trail } =
    saved as Record<string, unknown>
  return (
    [service, operation, region, account, resumeToken].every(isTextOrAbsent) &&
    typeof salt === 'string' &&
    isObject(parameters) &&
    Object.values(parameters).every((hash) => typeof hash === 'string') &&
    outcomes.includes(outcome) &&
    isCount(pages) &&
    isCount(items) &&
    isTrailOrAbsent(trail)
  )
}

function isTrailOrAbsent(trail: unknown): boolean {
  if (trail === undefined) return true
  return (
    isObject(trail) &&
    isTextOrAbsent(trail.origin) &&
    Array.isArray(trail.keys) &&
    trail.keys.every((key) => isObject(key) && [key.count, key.digest, key.last].every(isCount))
  )
}

function isTextOrAbsent(value: unknown): boolean {
  return value === undefined || typeof value === 'string'
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 0
}
