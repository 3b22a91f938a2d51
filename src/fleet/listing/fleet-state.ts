import { NextTokenError } from '../../errors/index.js'
import type { Fingerprint } from '../../pagination/index.js'
import { isObject } from '../../values/index.js'

const format = 1

/** What a checkpoint saves of a complete target. */
export interface Counts {
  readonly pages: number
  readonly items: number
}

/**
 * The content of a fleet's checkpoint. A complete target takes a few bytes: the number of its region in `regions`, then its
 * pages and items, to the base 36. A target in the middle has the text of a checkpoint of its own; there are as many as
 * jobs at work. A target that has not begun takes nothing.
 *
 * @example
 * { service: 'ec2', operation: 'DescribeInstances', salt: '…', parameters: {}, pages: 3, items: 130,
 *   regions: ['us-east-1', 'us-west-2'], done: { '111122223333': '0:2.2s' }, open: { '111122223333': { 'us-west-2': '{…}' } } }
 */
export interface FleetState {
  readonly service: string
  readonly operation: string
  readonly salt: string
  readonly parameters: Fingerprint
  readonly pages: number
  readonly items: number
  readonly regions: readonly string[]
  readonly done: Readonly<Record<string, string>>
  readonly open: Readonly<Record<string, Readonly<Record<string, string>>>>
}

export function writeFleetState(state: FleetState): string {
  return `${JSON.stringify({ nexttokenFleetCheckpoint: format, ...state }, undefined, 1)}\n`
}

/** @throws NextTokenError `InvalidCheckpoint`. */
export function readFleetState(text: string, name: string): FleetState {
  const state = parse(text)
  if (state?.nexttokenFleetCheckpoint === format && isState(state)) return state
  const isLater =
    typeof state?.nexttokenFleetCheckpoint === 'number' && state.nexttokenFleetCheckpoint > format
  const why = isLater
    ? 'was written by a later version of nexttoken'
    : state?.nexttokenCheckpoint !== undefined
      ? 'is the checkpoint of a single listing, not of one across accounts and regions'
      : `is not a checkpoint of a listing across accounts and regions (${text.length} other characters)`
  const problem = `${name} ${why}. To start over, remove it or pass restart: true`
  throw new NextTokenError('InvalidCheckpoint', problem)
}

/** The entry of a complete target. */
export function writeDone(region: number, { pages, items }: Counts): string {
  return `${region}:${pages.toString(36)}.${items.toString(36)}`
}

/** The complete targets of an account, by region. */
export function readDone(text: string, regions: readonly string[]): Map<string, Counts> {
  const done = new Map<string, Counts>()
  for (const entry of text.split(' ')) {
    const [, region, pages = '', items = ''] = entryPattern.exec(entry) ?? []
    const name = regions[Number(region)]
    if (name !== undefined) {
      done.set(name, { pages: Number.parseInt(pages, 36), items: Number.parseInt(items, 36) })
    }
  }
  return done
}

const entryPattern = /^(\d+):([\da-z]+)\.([\da-z]+)$/

function isState(state: object): state is FleetState {
  const { service, operation, salt, parameters, regions, done, open, pages, items } = state as Record<
    string,
    unknown
  >
  return (
    [service, operation, salt].every((value) => typeof value === 'string') &&
    [pages, items].every((value) => Number.isSafeInteger(value)) &&
    isTexts(parameters) &&
    Array.isArray(regions) &&
    regions.every((region) => typeof region === 'string') &&
    isTexts(done) &&
    Object.values(done).every((text) => text.split(' ').every((entry) => isEntry(entry, regions.length))) &&
    isObject(open) &&
    Object.values(open).every(isTexts)
  )
}

function isEntry(entry: string, regions: number): boolean {
  const [, region] = entryPattern.exec(entry) ?? []
  return region !== undefined && Number(region) < regions
}

function isTexts(value: unknown): value is Record<string, string> {
  return isObject(value) && Object.values(value).every((text) => typeof text === 'string')
}

function parse(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}
