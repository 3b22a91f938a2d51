import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { type Goal, judge } from '../harness/goal.js'
import { type Measurement, measure, medianOf, type Rival } from '../harness/measure.js'
import { cell } from '../harness/publish.js'
import type { Question } from '../harness/question.js'

const compilers = {
  'TypeScript 7': 'node_modules/typescript/bin/tsc',
  'TypeScript 5': 'tools/typescript-5/node_modules/typescript/bin/tsc',
} as const

const nothing = 'nothing'
const alone = 'nexttoken'
const sdk = (service: string, client: string, command: string) =>
  `import { ${client}Client, ${command}Command } from '@aws-sdk/client-${service}'
export const answer = await new ${client}Client({}).send(new ${command}Command({}))
`
const typed = (service: string, method: string) =>
  `import { client } from 'nexttoken'
import 'nexttoken/types/${service}'
export const answer = await client('${service}').${method}()
`

/** Each creates a client and calls it, so that the types are used and not only read. */
const programs: Readonly<Record<string, string>> = {
  [nothing]: 'export const answer = 1\n',
  [alone]: `import { client } from 'nexttoken'\nexport const answer = await client('sns').call('ListTopics')\n`,
  'nexttoken, SNS': typed('sns', 'listTopics'),
  'nexttoken, EC2': typed('ec2', 'describeInstances'),
  'nexttoken, every service': typed('sns', 'listTopics').replace('types/sns', 'types/all'),
  'AWS SDK v3, SNS': sdk('sns', 'SNS', 'ListTopics'),
  'AWS SDK v3, EC2': sdk('ec2', 'EC2', 'DescribeInstances'),
}

const numbers = ['total', 'megabytes', 'types', 'instantiations', 'files', 'lines'] as const
const folder = 'build/bench-types'

export const question: Question = {
  title: 'Types: what a compiler does for them',
  knownShort: {
    'TypeScript 5: the package adds, ms': {
      usually: 480,
      why: 'TypeScript 5 takes ten times as long as TypeScript 7 for everything on this machine',
    },
  },
  ask: async ({ short }) => {
    const raw = await measure(listRivals(), short ? 3 : 5)
    rmSync(folder, { recursive: true })
    return {
      head: ['', 'ms', 'MB', 'types', 'instantiations', 'files', 'lines'],
      rows: rowsOf(raw),
      goals: goalsOf(raw),
      raw,
    }
  },
}

function listRivals(): Rival[] {
  const there = Object.entries(compilers).filter(([, path]) => existsSync(path))
  return Object.entries(programs).flatMap(([program, text], index) => {
    const project = `${folder}/${index}`
    mkdirSync(project, { recursive: true })
    writeFileSync(`${project}/program.ts`, text)
    writeFileSync(
      `${project}/tsconfig.json`,
      JSON.stringify({ extends: '../../../tsconfig.json', include: ['.'] }),
    )
    return there.map(([compiler, path]) => ({
      name: `${compiler}: ${program}`,
      entry: 'bench/types/entries/compile.mjs',
      env: { BENCH_COMPILER: resolve(path), BENCH_PROJECT: project },
    }))
  })
}

function rowsOf(raw: readonly Measurement[]): string[][] {
  return raw.map(({ name }) => [name, ...numbers.map((number) => cell(medianOf([...raw], name, number)))])
}

function goalsOf(raw: readonly Measurement[]): Goal[] {
  return Object.keys(compilers).flatMap((compiler) => {
    const beyond = (program: string, other: string, number: string) =>
      medianOf([...raw], `${compiler}: ${program}`, number) -
      medianOf([...raw], `${compiler}: ${other}`, number)
    return [
      judge(`${compiler}: the package adds, ms`, beyond(alone, nothing, 'total'), 300),
      judge(`${compiler}: the package adds, MB`, beyond(alone, nothing, 'megabytes'), 60),
      judge(`${compiler}: SNS adds, ms`, beyond('nexttoken, SNS', alone, 'total'), 150),
      judge(`${compiler}: EC2 adds, ms`, beyond('nexttoken, EC2', alone, 'total'), 600),
    ]
  })
}
