import type { OptionSpec } from '../../options/index.js'
import { type Candidate, type Completion, plain } from './candidate.js'

/** What help calls the value of an option that names a file. */
const fileArguments: ReadonlySet<string> = new Set(['FILE', 'TARGET', 'FOLDER', 'PATH'])

/** The values that one of our options can have, as far as they are known. In a list, what follows the last comma. */
export async function valuesOf(name: string, spec: OptionSpec, current: string): Promise<Completion> {
  if (spec.argument !== undefined && fileArguments.has(spec.argument)) return 'files'
  const values = await knownValues(name, spec)
  if (spec.kind !== 'list') return values
  const before = current.slice(0, current.lastIndexOf(',') + 1)
  const taken = new Set(before.split(','))
  return values
    .filter(({ value }) => !taken.has(value))
    .map(({ value, description }) => ({ value: `${before}${value}`, description }))
}

async function knownValues(name: string, spec: OptionSpec): Promise<readonly Candidate[]> {
  if (name === 'region') return regionCandidates()
  if (name === 'regions') return [...plain(['all']), ...(await regionCandidates())]
  if (name === 'profile') return profileCandidates()
  if (name === 'profiles') return [...plain(['all']), ...(await profileCandidates())]
  return plain(spec.values ?? [])
}

async function regionCandidates(): Promise<readonly Candidate[]> {
  const { shippedRegions } = await import('../../../models/index.js')
  const { partitions } = shippedRegions()
  return Object.entries(partitions).flatMap(([partition, { regions }]) =>
    regions.map((region) => ({ value: region, description: partition === 'aws' ? '' : partition })),
  )
}

async function profileCandidates(): Promise<readonly Candidate[]> {
  const { loadSharedConfig } = await import('../../../settings/index.js')
  return plain([...loadSharedConfig(undefined).profiles.keys()].sort())
}
