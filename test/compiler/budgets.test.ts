import { readdirSync, readFileSync, statSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { compile } from './support/compile.js'

/**
 * What a program costs a compiler, counted: the counts are the same on every machine. Times and memory are measured by
 * `npm run bench -- types`. A limit is a tenth above what was counted when it was last set.
 */
const programs = [
  {
    name: 'nexttoken-alone',
    words: 'the package alone',
    program: `import { client } from 'nexttoken'\nexport const aws = client('sns')\n`,
    // The name is looked for among all that ship: two types each, of no account beside a service's declarations.
    limits: { Lines: 82_000, Types: 1_100, Instantiations: 30 },
  },
  {
    name: 'seed-walk',
    words: 'one service: the seed walk',
    program: `import 'nexttoken/types/sns'\n${readFileSync('examples/seed-walk.ts', 'utf8')}`,
    limits: { Lines: 82_000, Types: 365, Instantiations: 80 },
  },
  {
    name: 'ec2-walk',
    words: 'EC2: a call, a listing, a name in boto3’s spelling',
    program: `import { client } from 'nexttoken'
import 'nexttoken/types/ec2'
const ec2 = client('ec2')
export const { Reservations } = await ec2.describeInstances({ InstanceIds: ['i-1'] })
export const volumes = await ec2.paginate('describe_volumes').items().toArray()
export const deleted = await ec2.call('delete_volume', { VolumeId: 'v-1' })
`,
    limits: { Lines: 103_000, Types: 28_300, Instantiations: 76_000 },
  },
  {
    name: 'searches',
    words: 'a search whose result is inferred',
    program: `import { client } from 'nexttoken'
import 'nexttoken/types/ec2'
const pages = client('ec2').paginate('describe_instances')
export const ids: string[] = await pages.search('Reservations[].Instances[].InstanceId').toArray()
`,
    limits: { Lines: 103_000, Types: 6_300, Instantiations: 10_600 },
  },
  {
    name: 'every-service',
    words: 'every service, and a call of one',
    program: `import { client } from 'nexttoken'
import 'nexttoken/types/all'
export const { clusterArns } = await client('ecs').listClusters()
`,
    limits: { Lines: 640_000, Types: 620, Instantiations: 10 },
  },
]

describe('what a program costs a compiler', () => {
  it.each(programs)('stays within its limits: $words', async ({ name, program, limits }) => {
    const { errors, counts } = await compile(`budgets-${name}`, program)
    expect(errors).toBe('')
    for (const [what, limit] of Object.entries(limits)) {
      expect.soft(counts[what], what).toBeGreaterThan(0)
      expect.soft(counts[what], what).toBeLessThanOrEqual(limit)
    }
  })
})

describe('the declarations of all services', () => {
  it('do not take more disk space than the limit', () => {
    const sizes = readdirSync('types').map((file) => statSync(`types/${file}`).size)
    const megabytes = sizes.reduce((sum, size) => sum + size, 0) / 1e6
    expect(sizes.length).toBeGreaterThan(400)
    expect(megabytes).toBeLessThan(24.5)
  })
})
