import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Measurement } from '../harness/measure.js'
import { cell } from '../harness/publish.js'
import type { Answer, Question } from '../harness/question.js'
import { measureFootprint } from './footprint.js'

const services = (
  's3 sns dynamodb ec2 iam sqs lambda cloudwatch cloudwatch-logs ssm ' +
  'kms route-53 sts secrets-manager ecs rds cloudformation kinesis sfn eventbridge'
).split(' ')
const counts = [1, 5, 20]

export const question: Question = {
  title: 'Install: what npm puts on the disk',
  onlineOnly: true,
  ask: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'nexttoken-install-'))
    try {
      const tarball = pack(folder)
      const clients = services.map((service) => `@aws-sdk/client-${service}`)
      return answer([
        install(folder, 'nexttoken, every service', [tarball]),
        ...counts.map((count) => install(folder, `AWS SDK v3, services: ${count}`, clients.slice(0, count))),
      ])
    } finally {
      rmSync(folder, { recursive: true })
    }
  },
}

/** Packs the existing build. `prepack` would delete dist/ while others use it. */
function pack(folder: string): string {
  execFileSync('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], { stdio: 'ignore' })
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'))
  if (!tarball) throw new Error(`npm pack left no tarball in ${folder}`)
  return resolve(folder, tarball)
}

function install(folder: string, name: string, packages: readonly string[]): Measurement {
  const project = mkdtempSync(join(folder, 'project-'))
  writeFileSync(join(project, 'package.json'), '{"private":true}')
  const quietly = ['--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error']
  execFileSync('npm', ['install', ...quietly, ...packages], {
    cwd: project,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const { megabytes, files } = measureFootprint(join(project, 'node_modules'))
  return { name, values: { megabytes: [megabytes], files: [files] } }
}

function answer(raw: Measurement[]): Answer {
  const rows = raw.map(({ name, values }) => [
    name,
    cell(values.megabytes?.[0] ?? Number.NaN, 1),
    cell(values.files?.[0] ?? Number.NaN),
  ])
  return { head: ['', 'MB', 'files'], rows, goals: [], raw }
}
