import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { smallPaginators, smallService, tempFolder } from '../../models/support/temp-models.js'
import { runCli } from '../../support/cli/run-cli.js'

const documented = () => {
  const service = smallService()
  const text = '<p>Lists <code>things</code>.</p> <note> <p>Soon.</p> </note>'
  return {
    ...service,
    documentation: '<p>The service of things.</p>',
    operations: { ListThings: { ...service.operations.ListThings, documentation: text } },
    shapes: {
      ...service.shapes,
      Text: { type: 'string', documentation: '<p>Any text.</p>' },
      Input: {
        type: 'structure',
        members: { NextToken: { shape: 'Text', documentation: '<p>Where to go on.</p>' } },
      },
    },
  }
}

function models(service: object = smallService()): string {
  return tempFolder({
    'things/2020-01-01/service-2.json': service,
    'things/2020-01-01/paginators-1.json': smallPaginators(),
  })
}

describe('nexttoken types', () => {
  it('declares a user’s own models', async () => {
    const [from, out] = [models(), join(tempFolder(), 'made', 'types')]
    const { status, stdout, stderr } = await runCli(['types', from, '--out', out])
    expect([status, stderr]).toEqual([0, ''])
    expect(stdout).toBe(`${out}/things.d.ts: 1 operation\nTo load all: import '${out}/all.js'\n`)
    const text = readFileSync(join(out, 'things.d.ts'), 'utf8')
    expect(text).toContain(
      "declare module 'nexttoken/services' {\n\tinterface Services {\n\t\tthings: ThingsServiceClient\n",
    )
    expect(text).toContain("} from 'nexttoken'\n")
    expect(text).toContain("/** Pages of Things by `paginate('list_things')`. */\n\tlistThings(")
    expect(readFileSync(join(out, 'all.d.ts'), 'utf8')).toContain("import './things.js'\n")
  })

  it('has the models’ texts as doc comments', async () => {
    const [from, out] = [models(documented()), tempFolder()]
    const { stdout } = await runCli(['types', from, '--out', out])
    expect(stdout).toContain('1 operation, with documentation')
    const text = readFileSync(join(out, 'things.d.ts'), 'utf8')
    expect(text).toContain(
      "\t/**\n\t * Lists `things`.\n\t *\n\t * > **Note:** Soon.\n\t *\n\t * Pages of Things by `paginate('list_things')`.\n\t */\n\tlistThings(",
    )
    expect(text).toContain('\t/**\n\t * Where to go on.\n\t */\n\tNextToken?: string | undefined\n')
    expect(text).toContain(' * The service of things.\n */\ninterface ThingsServiceClient')
  })

  it('takes the documentation of a release for the services that nexttoken has, with nexttoken’s pages', async () => {
    const operation = {
      name: 'ListTopics',
      http: { method: 'POST', requestUri: '/' },
      documentation: '<p>All of them.</p>',
    }
    const service = {
      ...smallService(),
      operations: { ListTopics: operation },
      metadata: { ...smallService().metadata, serviceId: 'SNS' },
    }
    const release = tempFolder({
      'botocore/__init__.py': "__version__ = '1.2.3'\n",
      'botocore/data/sns/2010-03-31/service-2.json': service,
      'botocore/data/things/2020-01-01/service-2.json': documented(),
    })
    const out = tempFolder()
    const { status } = await runCli(['types', '--from', release, '--out', out])
    expect(status).toBe(0)
    const sns = readFileSync(join(out, 'sns.d.ts'), 'utf8')
    expect(sns).toContain('\t/**\n\t * All of them.\n\t *\n\t * Pages of Topics by')
    expect(sns).toContain('createTopic(')
    expect(readFileSync(join(out, 'things.d.ts'), 'utf8')).toContain('Lists `things`.')
  })

  it('makes only the services that are asked for', async () => {
    const from = tempFolder({
      'things/2020-01-01/service-2.json': smallService(),
      'others/2020-01-01/service-2.json': smallService('ListOthers', { serviceId: 'Others' }),
    })
    const out = tempFolder()
    await runCli(['types', from, '--out', out, '--services', 'others'])
    expect([existsSync(join(out, 'others.d.ts')), existsSync(join(out, 'things.d.ts'))]).toEqual([
      true,
      false,
    ])
  })

  it('does not touch a file that stays the same', async () => {
    const [from, out] = [models(), tempFolder()]
    await runCli(['types', from, '--out', out])
    const before = statSync(join(out, 'things.d.ts')).ino
    await runCli(['types', from, '--out', out])
    expect(statSync(join(out, 'things.d.ts')).ino).toBe(before)
  })

  it('says for programs what it wrote', async () => {
    const [from, out] = [models(), tempFolder()]
    const { stdout } = await runCli(['types', from, '--out', out, '--output', 'json'])
    expect(JSON.parse(stdout)).toEqual([
      { service: 'things', file: `${out}/things.d.ts`, operations: 1, hasDocumentation: false },
    ])
  })

  it('reports every problem', async () => {
    const missing = await runCli(['types'])
    expect(missing.status).toBe(2)
    expect(missing.stderr).toContain('--out FOLDER is missing')
    expect(missing.stderr).toContain('name a folder of models, or pass --from')
    const wrong = await runCli([
      'types',
      models(),
      '/nonexistent',
      '--out',
      tempFolder(),
      '--services',
      'thigs',
    ])
    expect(wrong.status).toBe(2)
    expect(wrong.stderr).toContain('/nonexistent has no models')
    expect(wrong.stderr).toContain('--services has "thigs", which is not there; did you mean "things"?')
  })

  it('refuses a file in place of the folder to write', async () => {
    const [from, folder] = [models(), tempFolder({ made: '' })]
    const { status, stderr } = await runCli(['types', from, '--out', join(folder, 'made')])
    expect(status).toBe(2)
    expect(stderr).toContain('made", which is a file')
  })

  it('names what is no release, and a model that is broken', async () => {
    const folder = tempFolder({ 'a.whl': 'no zip' })
    expect((await runCli(['types', '--from', join(folder, 'a.whl'), '--out', folder])).stderr).toContain(
      'a.whl: not a zip archive',
    )
    const broken = tempFolder({ 'things/2020-01-01/service-2.json': '{' })
    const { status, stderr } = await runCli(['types', broken, '--out', folder])
    expect(status).toBe(1)
    expect(stderr).toContain('things/2020-01-01/service-2.json')
  })

  it('leaves other files alone', async () => {
    const [from, out] = [models(), tempFolder()]
    writeFileSync(join(out, 'mine.ts'), 'export {}\n')
    await runCli(['types', from, '--out', out])
    expect(readFileSync(join(out, 'mine.ts'), 'utf8')).toBe('export {}\n')
  })
})
