import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { smallPaginators, smallService, smallWaiters } from '../../models/support/temp-models.js'

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

/**
 * Makes declarations of a user's own model, and of a release with documentation, with the built program. `name` is that
 * of a folder below build/, which no other test has.
 */
export function makeOwnTypes(name: string): void {
  const folder = `build/compiler/${name}`
  rmSync(folder, { recursive: true, force: true })
  write(join(folder, 'models/things/2020-01-01/service-2.json'), documented)
  write(join(folder, 'models/things/2020-01-01/paginators-1.json'), smallPaginators())
  write(join(folder, 'models/things/2020-01-01/waiters-2.json'), smallWaiters())
  write(join(folder, 'botocore/__init__.py'), "__version__ = '1.2.3'\n")
  write(join(folder, 'botocore/data/sns/2010-03-31/service-2.json'), topics)
  nexttoken('types', '--from', folder, '--out', `${folder}/made`)
  nexttoken('types', '--services', 'appmesh@2018-10-01', '--out', `${folder}/made`)
  nexttoken('types', `${folder}/models`, '--out', `${folder}/made`)
}

/** The beginning of a program, in a folder below build/compiler, that uses them. */
export function withOwnTypes(name: string): string {
  return `import { client } from 'nexttoken'
import '../${name}/made/all.js'
import '../${name}/made/sns.js'
import '../${name}/made/appmesh@2018-10-01.js'
const things = client('things', { region: 'us-east-1' })
const sns = client('sns', { region: 'us-east-1' })
`
}
