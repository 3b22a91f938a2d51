import { shippedRegions } from '../../../models/index.js'
import { loadSharedConfig } from '../../../settings/index.js'
import type { OptionSpec } from '../../options/index.js'
import { type Candidate, type Completion, plain } from './candidate.js'

/** What help calls the value of an option that names a file. */
const fileArguments: ReadonlySet<string> = new Set(['FILE', 'TARGET', 'FOLDER', 'PATH'])

/** The values that one of our options can have, as far as they are known. In a list, what follows the last comma. */
export function valuesOf(name: string, spec: OptionSpec, current: string): Completion {
  if (spec.argument !== undefined && fileArguments.has(spec.argument)) return 'files'
  const values = knownValues(name, spec)
  if (spec.kind !== 'list') return values
  const before = current.slice(0, current.lastIndexOf(',') + 1)
  const taken = new Set(before.split(','))
  return values
    .filter(({ value }) => !taken.has(value))
    .map(({ value, description }) => ({ value: `${before}${value}`, description }))
}

function knownValues(name: string, spec: OptionSpec): readonly Candidate[] {
  if (name === 'region') return regionCandidates()
  if (name === 'regions') return [...plain(['all']), ...regionCandidates()]
  if (name === 'profile') return profileCandidates()
  if (name === 'profiles') return [...plain(['all']), ...profileCandidates()]
  return plain(spec.values ?? [])
}

function regionCandidates(): readonly Candidate[] {
  const { partitions } = shippedRegions()
  return Object.entries(partitions).flatMap(([partition, { regions }]) =>
    regions.map((region) => ({ value: region, description: partition === 'aws' ? '' : partition })),
  )
}

function profileCandidates(): readonly Candidate[] {
  return plain([...loadSharedConfig(undefined).profiles.keys()].sort())
}
