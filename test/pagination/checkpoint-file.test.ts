import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { open } from './support/checkpointed.js'
import { storedList } from './support/scripted-service.js'

/** Windows has no such file modes. */
const hasModes = process.platform !== 'win32'

describe('a checkpoint in a file', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'checkpoint-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))
  const items = [1, 2, 3, 4, 5, 6]

  it('is one file that only its owner can read', async () => {
    const path = join(folder, 'logs.json')
    const { send } = storedList(items, [2])
    const seen: unknown[] = []
    for await (const page of open(send, { checkpoint: path })) {
      seen.push(...(page.Things as unknown[]))
      if (seen.length === 4) break
    }
    expect(readdirSync(folder)).toEqual(['logs.json'])
    if (hasModes) expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ operation: 'ListThings', items: 2 })
    expect(await open(send, { checkpoint: path }).items().toArray()).toEqual(items.slice(2))
  })

  it.each([
    [
      'in a missing folder',
      'no/such/folder/logs.json',
      /^test\.ListThings: the checkpoint .*logs\.json could not be written \(ENOENT.*in an existing folder/,
    ],
    ['below another file', 'file/logs.json', /could not be written \(ENOTDIR/],
    ['that is a folder', '.', /could not be read \(EISDIR/],
  ])('%s is refused before anything is sent, with its name and the reason', async (_, name, message) => {
    writeFileSync(join(folder, 'file'), '')
    const { send, inputs } = storedList(items, [2])
    const loop = open(send, { checkpoint: join(folder, name) })[Symbol.asyncIterator]()
    await expect(loop.next()).rejects.toMatchObject({
      code: 'InvalidConfiguration',
      message: expect.stringMatching(message),
    })
    expect(inputs).toEqual([])
    expect(readdirSync(folder)).toEqual(['file'])
  })

  it('of a complete listing need not be writable', async () => {
    const path = join(folder, 'logs.json')
    const { send } = storedList(items, [2])
    for await (const _ of open(send, { checkpoint: path }));
    expect(await open(send, { checkpoint: path }).items().toArray()).toEqual([])
  })

  it.each([
    ['empty', '', /logs\.json is empty\. To start over, remove it or pass restart: true/],
    ['blank', '\n', /logs\.json is empty/],
    ['another text', 'hello', /logs\.json is not a checkpoint \(5 other characters/],
    ['of a later version', '{"nexttokenCheckpoint": 2}', /logs\.json was written by a later version/],
  ])('that is %s is refused with its name, service and operation', async (_, text, message) => {
    const path = join(folder, 'logs.json')
    writeFileSync(path, text)
    const { send, inputs } = storedList(items, [2])
    const failure = await open(send, { checkpoint: path })
      .items()
      .toArray()
      .catch((error: unknown) => error)
    expect(failure).toMatchObject({
      code: 'InvalidCheckpoint',
      service: 'test',
      operation: 'ListThings',
      message: expect.stringMatching(message),
    })
    expect(inputs).toEqual([])
    expect(readFileSync(path, 'utf8')).toBe(text)
  })

  it.runIf(hasModes)('that everyone could read is private once it is saved', async () => {
    const path = join(folder, 'logs.json')
    const { send } = storedList(items, [2])
    const loop = open(send, { checkpoint: path })[Symbol.asyncIterator]()
    await loop.next()
    await loop.next()
    chmodSync(path, 0o666)
    await loop.next()
    expect(statSync(path).mode & 0o777).toBe(0o600)
  })

  it('written by another process is detected', async () => {
    const path = join(folder, 'logs.json')
    const { send } = storedList(items, [2])
    const [one, other] = [0, 1].map(() => open(send, { checkpoint: path })[Symbol.asyncIterator]())
    await one?.next()
    await other?.next()
    await one?.next()
    await expect(other?.next()).rejects.toMatchObject({ code: 'CheckpointConflict' })
    expect((await one?.next())?.value).toMatchObject({ Things: [5, 6] })
  })

  it('is not touched if the options are invalid', () => {
    const path = join(folder, 'logs.json')
    writeFileSync(path, 'x')
    const { send } = storedList(items, [2])
    expect(() => open(send, { checkpoint: 7 as never })).toThrow(
      /pass the path of a file, or an object with load/,
    )
    expect(() => open(send, { checkpoint: { store: path, every: 'day' as never } })).toThrow(/every is day/)
    expect(readFileSync(path, 'utf8')).toBe('x')
  })

  it('is required by save() and by reading the checkpoint', async () => {
    const pages = open(storedList(items, [2]).send, {})
    await expect(pages.save()).rejects.toThrow(/no checkpoint to save: pass the option checkpoint/)
    await expect(pages.readCheckpoint()).rejects.toThrow(/no checkpoint to read: pass the option checkpoint/)
  })
})
