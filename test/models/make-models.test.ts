import { execFile } from 'node:child_process'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliDecompressSync, crc32, deflateRawSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { readZip } from '../../src/models/files/read-zip.js'
import { openRelease } from '../../src/models/index.js'
import { dropProse } from '../../tools/models/drop-prose.js'
import { writeModels } from '../../tools/models/write-models.js'
import { smallPaginators, smallService, smallWaiters, tempFolder } from './support/temp-models.js'

const run = promisify(execFile)
const init = "__version__ = '1.2.3'\n"

function release(changed: Readonly<Record<string, unknown>> = {}) {
  return {
    'botocore/__init__.py': init,
    'botocore/data/endpoints.json': '{}',
    'botocore/data/things/2019-01-01/service-2.json': smallService('ListOld', { apiVersion: '2019-01-01' }),
    'botocore/data/things/2020-01-01/service-2.json': smallService(),
    'botocore/data/things/2020-01-01/paginators-1.json': smallPaginators(),
    'botocore/data/things/2020-01-01/paginators-1.sdk-extras.json': {
      merge: { pagination: { ListThings: { non_aggregate_keys: ['Owner'] } } },
    },
    'botocore/data/things/2020-01-01/waiters-2.json': smallWaiters({ description: 'Waits for things.' }),
    'botocore/data/widgets/2020-01-01/service-2.json': smallService('ListWidgets', { serviceId: 'Widgets' }),
    'botocore/data/widgets/2020-01-01/waiters-2.json': { version: 2, waiters: {} },
    ...changed,
  }
}

const read = (path: string): unknown => JSON.parse(brotliDecompressSync(readFileSync(path)).toString())

test('a release becomes an index and one file per service, with its latest version and extras', async () => {
  const out = tempFolder()
  const { index, changes } = await writeModels(openRelease(tempFolder(release())), out)
  const files = ['index.json', 'older', 'regions.json', 'things.json.br', 'widgets.json.br']
  expect(readdirSync(out).sort()).toEqual(files)
  expect(readdirSync(join(out, 'older'))).toEqual(['things.json.br'])
  expect(read(join(out, 'things.json.br'))).toEqual({
    service: smallService(),
    paginators: {
      pagination: {
        ListThings: { ...smallPaginators().pagination.ListThings, non_aggregate_keys: ['Owner'] },
      },
    },
    waiters: smallWaiters(),
    olderVersions: ['2019-01-01'],
  })
  expect(read(join(out, 'widgets.json.br'))).not.toHaveProperty('waiters')
  expect(JSON.parse(readFileSync(join(out, 'index.json'), 'utf8'))).toEqual(index)
  expect(index.botocore).toBe('1.2.3')
  expect(index.totals).toEqual({
    services: 2,
    operations: 2,
    paginators: 2,
    inferredPaginators: 1,
    correctedPaginators: 0,
    endpointRuleSets: 0,
    waiters: 1,
    olderVersions: 1,
  })
  expect(index.services.things?.olderVersions).toEqual(['2019-01-01'])
  expect(changes).toEqual(['2 services, new'])
})

test('the same release again changes no file', async () => {
  const [source, out] = [tempFolder(release()), tempFolder()]
  await writeModels(openRelease(source), out)
  const written = statSync(join(out, 'things.json.br')).mtimeMs
  expect((await writeModels(openRelease(source), out)).touched).toEqual([])
  expect(statSync(join(out, 'things.json.br')).mtimeMs).toBe(written)
})

test('inferred rules are written to a file, and corrections override them', async () => {
  const [source, out] = [tempFolder(release()), tempFolder()]
  const rule = { end: 'repeated_token' }
  const overlays = tempFolder({
    'corrections/widgets.json': { ListWidgets: { reason: 'seen', rule } },
    'numbers.json': [],
  })
  const { index, touched } = await writeModels(openRelease(source), out, overlays)
  expect(touched).toContain('inferred/widgets.json')
  expect(index.totals).toMatchObject({ inferredPaginators: 1, correctedPaginators: 0 })
  const inferred = {
    input_token: 'NextToken',
    output_token: 'NextToken',
    result_key: 'Things',
    inferred_from: 'NextToken <- NextToken',
  }
  const written = JSON.parse(readFileSync(join(overlays, 'inferred/widgets.json'), 'utf8'))
  expect(written.pagination).toEqual({ ListWidgets: inferred })
  expect(read(join(out, 'widgets.json.br'))).toMatchObject({
    paginators: { pagination: { ListWidgets: { ...inferred, ...rule } } },
  })
  expect((await writeModels(openRelease(source), out, overlays)).touched).toEqual([])
})

test('a broken file in the folder is rewritten', async () => {
  const [source, out] = [tempFolder(release()), tempFolder()]
  await writeModels(openRelease(source), out)
  writeFileSync(join(out, 'things.json.br'), 'broken')
  expect((await writeModels(openRelease(source), out)).touched).toEqual(['things.json.br'])
})

test('additions, removals and changes are reported', async () => {
  const out = tempFolder()
  await writeModels(openRelease(tempFolder(release())), out)
  const next = release({
    'botocore/data/gadgets/2021-01-01/service-2.json': smallService('ListGadgets'),
    'botocore/data/things/2021-01-01/service-2.json': smallService('ListNew', { apiVersion: '2021-01-01' }),
  })
  const { 'botocore/data/widgets/2020-01-01/service-2.json': _, ...without } = next
  const { changes, touched } = await writeModels(openRelease(tempFolder(without)), out)
  expect(changes).toEqual([
    '+ gadgets: 1 operations, 1 paginators',
    '~ things: waiters 1 -> 0, olderVersions ["2019-01-01"] -> ["2019-01-01","2020-01-01"]',
    '    ~ metadata: apiVersion 2020-01-01 -> 2021-01-01',
    '    + ListNew',
    '    - ListThings',
    '    + paginator ListNew: input_token NextToken, output_token NextToken, result_key Things, inferred_from NextToken <- NextToken',
    '    - paginator ListThings',
    '    - waiter ThingsReady',
    '- widgets',
  ])
  expect(touched).toEqual([
    'gadgets.json.br',
    'things.json.br',
    'older/things.json.br',
    'widgets.json.br',
    'index.json',
  ])
})

test('`npm run models` prints the changes and the counts', async () => {
  const out = tempFolder()
  await writeModels(openRelease(tempFolder(release())), out)
  const next = tempFolder(
    release({ 'botocore/data/things/2020-01-01/paginators-1.json': smallPaginators('Items') }),
  )
  const { stdout } = await run(process.execPath, ['--import', 'tsx', 'tools/models/main.ts', next, out])
  expect(stdout).toBe(
    '~ things\n    ~ paginator ListThings: result_key Things -> Items\n' +
      'botocore 1.2.3: 2 services, 2 operations, 2 paginators (1 inferred), 0 endpoint rule sets, 1 waiters; 2 files written or removed\n',
  )
})

test('a wheel gives the same models as the folder', async () => {
  const files = Object.entries(release()).map(
    ([path, content]) => [path, typeof content === 'string' ? content : JSON.stringify(content)] as const,
  )
  const wheel = join(tempFolder({ 'botocore.whl': zip(files) }), 'botocore.whl')
  const [fromWheel, fromFolder] = [tempFolder(), tempFolder()]
  await writeModels(openRelease(wheel), fromWheel)
  await writeModels(openRelease(tempFolder(release())), fromFolder)
  expect(readFileSync(join(fromWheel, 'index.json'))).toEqual(readFileSync(join(fromFolder, 'index.json')))
})

test('a folder without botocore is refused', () => {
  expect(() => openRelease(tempFolder({ 'a.txt': '' }))).toThrow('no botocore in it')
})

describe('readZip', () => {
  test('refuses a file that is not a zip', () => {
    expect(() => readZip(Buffer.from('no zip'), 'a.whl')).toThrow('not a zip archive')
  })

  test('refuses an archive that is cut, wherever it is cut', () => {
    const archive = zip([['a.txt', 'alpha']])
    for (let length = 0; length < archive.length; length++) {
      const cut = archive.subarray(0, length)
      expect(() => readZip(cut, 'a.whl'), String(length)).toThrow(/^a\.whl: /)
    }
  })

  test('an archive whose offsets point out of it is an error that names it', () => {
    const archive = zip([['a.txt', 'alpha']])
    archive.writeUInt32LE(1e9, archive.length - 6)
    expect(() => readZip(archive, 'a.whl')).toThrow('a.whl: the archive is cut or damaged')
  })

  test('refuses an entry with a wrong checksum', () => {
    const archive = zip([['a.txt', 'alpha']])
    archive.writeUInt32LE(1, archive.lastIndexOf('PK\x01\x02', undefined, 'latin1') + 16)
    expect(() => readZip(archive, 'a.whl').get('a.txt')?.()).toThrow('a.whl/a.txt: its checksum differs')
  })
})

test('documentation traits are removed; members with that name stay', () => {
  const documentation = '<p>Long.</p>'
  const text = { type: 'string', documentation, enum: ['documentation', 'examples'] }
  const members = {
    documentation: { shape: 'Text', documentation },
    examples: { shape: 'examples' },
  }
  const kept = smallService('documentation')
  const service = {
    ...kept,
    documentation,
    examples: {},
    operations: {
      documentation: { ...kept.operations.documentation, documentation, documentationUrl: 'https://x' },
    },
    shapes: {
      ...kept.shapes,
      Text: text,
      examples: { type: 'structure', required: ['examples'], members, documentation },
    },
  }
  const parameters = { documentation: { type: 'String', documentation } }
  const rules = [
    { type: 'tree', documentation, conditions: [], rules: [{ type: 'error', error: 'No', documentation }] },
  ]
  expect(dropProse({ service, endpointRuleSet: { version: '1.0', parameters, rules } })).toEqual({
    service: {
      ...kept,
      shapes: {
        ...kept.shapes,
        Text: { type: 'string', enum: ['documentation', 'examples'] },
        examples: {
          type: 'structure',
          required: ['examples'],
          members: { documentation: { shape: 'Text' }, examples: { shape: 'examples' } },
        },
      },
    },
    endpointRuleSet: {
      version: '1.0',
      parameters: { documentation: { type: 'String' } },
      rules: [{ type: 'tree', conditions: [], rules: [{ type: 'error', error: 'No' }] }],
    },
  })
})

/** A zip archive as a wheel is one: see `src/models/files/read-zip.ts` for the offsets. */
function zip(files: readonly (readonly [string, string])[]): Buffer {
  const locals: Buffer[] = []
  const central: Buffer[] = []
  let at = 0
  for (const [name, text] of files) {
    const packed = deflateRawSync(text)
    const header = Buffer.alloc(30)
    header.writeUInt32LE(0x04034b50, 0)
    header.writeUInt16LE(name.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(8, 10)
    entry.writeUInt32LE(crc32(text), 16)
    entry.writeUInt32LE(packed.length, 20)
    entry.writeUInt16LE(name.length, 28)
    entry.writeUInt32LE(at, 42)
    locals.push(header, Buffer.from(name), packed)
    central.push(entry, Buffer.from(name))
    at += 30 + name.length + packed.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(files.length, 10)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...locals, ...central, end])
}
