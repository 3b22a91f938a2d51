import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { smallPaginators, smallService } from '../../models/support/temp-models.js'

/** Beside the programs that are compiled. */
const made = 'build/compiler/own-types-made'
const models = 'build/compiler/own-types-models'
const release = 'build/compiler/own-types-release'

const things = smallService()
const documented = {
  ...things,
  operations: {
    ListThings: {
      ...things.operations.ListThings,
      documentation: '<p>Lists all <b>things</b>.</p><ul><li>See <code>@all</code>.</li></ul>',
    },
  },
  shapes: {
    ...things.shapes,
    Input: {
      type: 'structure',
      members: { NextToken: { shape: 'Text', documentation: '<p>Where to go on.</p>' } },
    },
  },
}
const topics = {
  ...things,
  metadata: { ...things.metadata, serviceId: 'SNS' },
  operations: {
    ListTopics: {
      name: 'ListTopics',
      http: { method: 'POST', requestUri: '/' },
      documentation: '<p>All topics.</p>',
    },
  },
}

function write(path: string, content: unknown): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
}

const nexttoken = (...words: readonly string[]) =>
  execFileSync(process.execPath, ['dist/cli.js', ...words], { encoding: 'utf8' })

/** Makes declarations of a user's own model, and of a release with documentation, with the built program. */
export function makeOwnTypes(): void {
  for (const folder of [made, models, release]) rmSync(folder, { recursive: true, force: true })
  write(join(models, 'things/2020-01-01/service-2.json'), documented)
  write(join(models, 'things/2020-01-01/paginators-1.json'), smallPaginators())
  write(join(release, 'botocore/__init__.py'), "__version__ = '1.2.3'\n")
  write(join(release, 'botocore/data/sns/2010-03-31/service-2.json'), topics)
  nexttoken('types', '--from', release, '--out', made)
  nexttoken('types', models, '--out', made)
}

/** The beginning of a program that uses them. */
export const withOwnTypes = `import { client } from 'nexttoken'
import '../own-types-made/all.js'
import '../own-types-made/sns.js'
const things = client('things', { region: 'us-east-1' })
const sns = client('sns', { region: 'us-east-1' })
`
