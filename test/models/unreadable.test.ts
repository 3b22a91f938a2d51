import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib'
import { client } from 'nexttoken'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { listServices, loadModel } from '../../src/models/index.js'

const quick = { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'models-'))
})
afterEach(() => {
  vi.unstubAllEnvs()
  vi.resetModules()
  rmSync(folder, { recursive: true })
})

/** The index is read once per process, so each case is a fresh one. */
async function servicesOf(models: string): Promise<unknown> {
  vi.stubEnv('NEXTTOKEN_MODELS', models)
  vi.resetModules()
  const fresh = await import('../../src/models/index.js')
  try {
    return fresh.listServices()
  } catch (error) {
    return error
  }
}

describe('an unreadable model index is an error with its folder and the remedy', () => {
  it.each<[string, (index: string) => void, string]>([
    ['missing', () => {}, 'no such file'],
    ['a folder', (index) => mkdirSync(index), 'cannot be read: EISDIR'],
    ['a link to itself', (index) => symlinkSync(index, index), 'cannot be read: ELOOP'],
    ['no JSON', (index) => writeFileSync(index, '{"services"'), 'cannot be read: '],
    ['another JSON', (index) => writeFileSync(index, '[]'), 'not an index of models: it has no `services`'],
    ['null', (index) => writeFileSync(index, 'null'), 'not an index of models'],
  ])('%s', async (_, make, why) => {
    const index = join(folder, 'index.json')
    make(index)
    const error = await servicesOf(folder)
    expect(error).toMatchObject({ code: 'InvalidModel' })
    expect(String(error)).toContain(`${index}: ${why}`)
    expect(String(error)).toContain('NEXTTOKEN_MODELS must name a copy of node_modules/nexttoken/models')
  })
})

describe('a shipped model with a broken line is an error with its file and the remedy', () => {
  const model = brotliDecompressSync(readFileSync('models/sns.json.br')).toString()

  async function listTopics(broken: string): Promise<unknown> {
    writeFileSync(join(folder, 'sns.json.br'), brotliCompressSync(broken, quick))
    vi.stubEnv('NEXTTOKEN_MODELS', folder)
    vi.resetModules()
    const fresh = await import('../../src/client/index.js')
    const options = { region: 'us-east-1', credentials: { accessKeyId: 'a', secretAccessKey: 'b' } }
    return fresh.client('sns', { ...options, endpoint: 'http://127.0.0.1:1' }).listTopics()
  }

  it.each([
    ['an operation', /^"ListTopics":\{/m, '"ListTopics":{,', 'Expected property name'],
    ['a shape', /^"ListTopicsInput":\{/m, '"ListTopicsInput":{,', 'Expected property name'],
    ['a name', /^"ListTopicsInput":/m, '', 'a line has no name'],
  ])('%s', async (_, line, broken, why) => {
    expect(model).toMatch(line)
    const error = await listTopics(model.replace(line, broken)).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code: 'InvalidModel' })
    expect(String(error)).toContain(`${join(folder, 'sns.json.br')}: cannot be read: ${why}`)
    expect(String(error)).toContain('NEXTTOKEN_MODELS must name a copy of node_modules/nexttoken/models')
  })
})

describe('an unreadable user model is an error with its file or folder', () => {
  it('a folder in place of the file', () => {
    const file = join(folder, 'mine', '2020-01-01', 'service-2.json')
    mkdirSync(file, { recursive: true })
    vi.stubEnv('AWS_DATA_PATH', folder)
    expect(() => loadModel('mine')).toThrow(`${file}: cannot be read: EISDIR`)
  })

  it('a folder that links to itself', () => {
    const loop = join(folder, 'loop')
    symlinkSync(loop, loop)
    vi.stubEnv('AWS_DATA_PATH', loop)
    expect(() => listServices()).toThrow(`${loop}: the folder cannot be read: ELOOP`)
  })
})

describe('client() says what it expects', () => {
  it.each([
    [undefined, 'undefined'],
    [null, 'null'],
    ['', 'an empty string'],
    [42, 'a number'],
    [['sns'], 'an array'],
    [() => 'sns', 'a function'],
  ])('instead of %j', (given, seen) => {
    const open = client as (name?: unknown) => object
    expect(() => open(given)).toThrow(
      `client() takes a service name, such as client('sns'), or a model of your own; got ${seen}; services() lists the names`,
    )
  })

  it('for an object that is not a model', () => {
    expect(() => client({} as never)).toThrow(/not a model in botocore’s format\n {2}service: expected/)
  })
})
