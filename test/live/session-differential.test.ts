import { session } from 'nexttoken'
import { beforeAll, describe, expect, it } from 'vitest'
import { type AwsEnvironment, setAwsEnvironment } from '../auth/support/aws-environment.js'
import { runPython } from './support/botocore-pages.js'

interface Facts {
  readonly services: readonly string[]
  readonly partitions: readonly string[]
  readonly available: Readonly<Record<string, Readonly<Record<string, readonly [string[], string[]]>>>>
  readonly partitionOf: Readonly<Record<string, string | null>>
}

interface Profiles {
  readonly profiles: readonly string[]
  readonly profile: string
  readonly region: string | null
}

/** Services in regions where botocore lists them and AWS does not have them, with the reason. */
const corrected: Readonly<Record<string, string>> = {
  globalaccelerator: 'botocore lists it in every region; its only endpoint is in us-west-2',
}

const { availablePartitions, availableRegions, availableServices, partitionOf } = session()

const regions = [
  ...availablePartitions.flatMap((partition) =>
    availableRegions('ec2', { partition, allowNonRegional: true }),
  ),
  ...availableRegions('iam', { allowNonRegional: true }),
  ...['eu-west-9', 'us-gov-north-1', 'cn-east-7', 'us-iso-north-1', 'us-isob-west-3', 'eu-isoe-east-2'],
  ...[
    'us-isof-north-5',
    'eusc-de-west-4',
    'ap-southeast-99',
    'us-east',
    'nowhere',
    '',
    'us-east-1 ',
    'US-EAST-1',
  ],
]

const cases: readonly (AwsEnvironment & { readonly words: string })[] = [
  { words: 'no file' },
  { words: 'a default profile', config: '[default]\nregion = eu-west-1\n' },
  {
    words: 'profiles of both files',
    config: '[profile b]\nregion = eu-west-1\n[profile a]\n[profile "two words"]\n[b2]\n[sso-session s]\n',
    credentials: '[z]\naws_access_key_id = A\n[a]\n[default]\n',
  },
  {
    words: 'a profile that a variable names',
    config: '[profile b]\nregion = eu-west-1\n',
    variables: { AWS_PROFILE: 'b' },
  },
  {
    words: 'a region that a variable names',
    config: '[default]\nregion = eu-west-1\n',
    variables: { AWS_DEFAULT_REGION: 'us-west-2' },
  },
]

describe('a session knows what boto3’s knows:', () => {
  let facts: Facts
  let profiles: readonly Profiles[]
  beforeAll(() => {
    const asked = [{ regions }, ...cases.map(({ words: _, ...files }) => ({ profiles: files }))]
    const [first, ...others] = runPython<Facts & Profiles>('session_facts.py', asked)
    if (!first) throw new Error('boto3 did not answer')
    facts = first
    profiles = others
  }, 120_000)

  it('the services and partitions', () => {
    expect(availableServices).toEqual([...facts.services].sort())
    expect(availablePartitions).toEqual(facts.partitions)
  })

  it.each([false, true])('the regions of every service in every partition, allowNonRegional: %s', (all) => {
    const ours: Record<string, string[]> = {}
    const theirs: Record<string, string[]> = {}
    for (const service of facts.services) {
      if (Object.hasOwn(corrected, service)) continue
      for (const partition of facts.partitions) {
        const name = `${service} ${partition}`
        ours[name] = availableRegions(service as string, { partition, allowNonRegional: all })
        theirs[name] = facts.available[service]?.[partition]?.[all ? 1 : 0] ?? []
      }
    }
    expect(Object.keys(ours).length).toBeGreaterThan(3000)
    expect(ours).toEqual(theirs)
  })

  it.each(Object.entries(corrected))('except %s: %s', (service) => {
    expect(availableRegions(service as string)).not.toEqual(facts.available[service]?.aws?.[0])
  })

  it('the partition of every region and of made-up ones', () => {
    const found = regions.map((region) => [region, partitionOrNull(region)])
    expect(Object.fromEntries(found)).toEqual(facts.partitionOf)
  })

  it.each(cases.map((each, index) => ({ ...each, index })))(
    'the profiles, the profile and the region of $words',
    ({ index, ...files }) => {
      setAwsEnvironment(files)
      const { availableProfiles, profile, region = null } = session()
      expect({ profiles: availableProfiles, profile, region }).toEqual(profiles[index])
    },
  )
})

function partitionOrNull(region: string): string | null {
  try {
    return partitionOf(region)
  } catch {
    return null
  }
}
