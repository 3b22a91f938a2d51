import { partitionOf } from '../../endpoints/index.js'
import { didYouMean } from '../../errors/index.js'
import { shippedRegions } from '../../models/index.js'

/** The regions that the caller asked for. */
export interface RegionChoice {
  /** True if a pattern or `'all'` is among them, so that the account has to be asked which regions it has enabled. */
  readonly isOpen: boolean
  /** Regions that were named as they are. */
  readonly named: readonly string[]
  /** The patterns, as they were given. */
  readonly patterns: readonly string[]
  /** Whether a region is chosen. */
  readonly takes: (region: string) => boolean
}

/** Reads the option `regions`. */
export function readRegions(regions: string | readonly string[]): RegionChoice {
  const wanted = typeof regions === 'string' ? [regions] : regions
  const patterns = [...new Set(wanted.filter(isPattern))]
  const expressions = patterns.map(toExpression)
  const named = [...new Set(wanted.filter((name) => !isPattern(name)))]
  return {
    isOpen: patterns.length > 0,
    named,
    patterns,
    takes: (region) => named.includes(region) || expressions.some((expression) => expression.test(region)),
  }
}

/** The partitions in which regions are chosen. */
export function chosenPartitions({ named, takes }: RegionChoice): readonly string[] {
  const open = Object.entries(shippedRegions().partitions).filter(([, { regions }]) => regions.some(takes))
  return [...new Set([...open.map(([name]) => name), ...named.map(partitionOf)])]
}

/** What is wrong with the option `regions`, one sentence for each problem. */
export function regionProblems(regions: unknown): string[] {
  if (regions === undefined) return []
  const wanted: unknown = typeof regions === 'string' ? [regions] : regions
  if (!Array.isArray(wanted))
    return [`regions is a value of type ${typeof regions}; pass 'all', or a list of regions and patterns`]
  if (wanted.length === 0) return ["regions is an empty list; pass 'all', or a list of regions and patterns"]
  return wanted.flatMap((name: unknown) => problemOf(name))
}

/** All regions of all partitions, as of this release. */
function everyRegion(): readonly string[] {
  return Object.values(shippedRegions().partitions).flatMap(({ regions }) => regions)
}

function problemOf(name: unknown): string[] {
  if (typeof name !== 'string' || name === '')
    return [
      `regions has ${JSON.stringify(name) ?? 'undefined'}; pass the names of regions, such as 'eu-central-1'`,
    ]
  const known = everyRegion()
  if (isPattern(name)) {
    return known.some((region) => toExpression(name).test(region))
      ? []
      : [`regions: no region is like ${JSON.stringify(name)}; AWS has ${exampleOf(known)}`]
  }
  if (known.includes(name)) return []
  const hint = didYouMean(name, known)
  return [
    `regions: nexttoken knows no region ${JSON.stringify(name)}${hint || `; AWS has ${exampleOf(known)}`} A newer region is found by 'all'`,
  ]
}

function exampleOf(known: readonly string[]): string {
  const areas = [...new Set(known.map((region) => region.replace(/-.*/, '-*')))]
  return `${areas.join(', ')}.`
}

function isPattern(name: string): boolean {
  return name === 'all' || name.includes('*')
}

function toExpression(pattern: string): RegExp {
  if (pattern === 'all') return /^/
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${parts.join('.*')}$`)
}

/** The partitions that have regions like a pattern, as of this release. */
export function partitionsLike(pattern: string): readonly string[] {
  const expression = toExpression(pattern)
  return Object.entries(shippedRegions().partitions)
    .filter(([, { regions }]) => regions.some((region) => expression.test(region)))
    .map(([name]) => name)
}

/** Regions that were named and belong to a partition. */
export function namedIn(choice: RegionChoice, partition: string): readonly string[] {
  return choice.named.filter((region) => partitionOf(region) === partition)
}

/** Whether accounts of a partition have targets in the named regions of others, to say that they cannot be listed there. */
export function takesForeign(choice: RegionChoice, partition: string): boolean {
  return !choice.isOpen && namedIn(choice, partition).length === 0
}
