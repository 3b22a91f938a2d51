import { chmodSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { outputFiles } from '../../src/platform/index.js'
import { notInstalled } from '../../src/sinks/contract/index.js'
import { openSink } from '../../src/sinks/index.js'
import { temporaryFolder } from './support/folder.js'
import { thingsPaginator } from './support/things.js'

const at = temporaryFolder()
const paginator = thingsPaginator({ pages: [{ Things: [{ Name: 'one', Size: 1 }] }] })
const pages = () => paginator.paginate()

afterEach(() => {
  vi.restoreAllMocks()
})

describe('a target', () => {
  it.each([
    ['topics.cvs', 'the target "topics.cvs" has the unknown ending ".cvs"; did you mean ".csv"?'],
    ['topics', 'the target "topics" has no ending. Use a file name that ends in .ndjson'],
    ['mysql://user:secret@host/db', 'the target mysql://… has the unknown scheme "mysql://"'],
  ])('of unknown name is refused: %s', async (target, problem) => {
    const refused = pages().to(target)
    await expect(refused).rejects.toMatchObject({ code: 'InvalidTarget' })
    await expect(refused).rejects.toThrow(problem)
    await expect(refused).rejects.not.toThrow('secret')
  })

  it('is found by its ending in any case', async () => {
    expect((await openSink('X.NDJSON.GZ')).hasTables).toBe(false)
  })

  it('in a folder that does not exist is refused before anything is listed', async () => {
    const listed = vi.fn()
    const listing = thingsPaginator({ pages: [{}], before: listed })
    const path = at('none/things.csv')
    const refused = listing.paginate().to(path)
    await expect(refused).rejects.toMatchObject({ code: 'InvalidTarget' })
    await expect(refused).rejects.toThrow(
      `${path} cannot be written: its folder does not exist. Create the folder, or pass another path`,
    )
    expect(listed).not.toHaveBeenCalled()
  })

  it.each([
    [undefined, 'the target is undefined. Pass the name of a file'],
    [new URL('file:///tmp/x.csv'), 'the target is a URL object. Pass the name of a file, a URL as text'],
    [{}, 'or a sink: an object with open, write, commit, finish, abandon'],
  ])('that is no name and no sink is refused: %s', async (target, problem) => {
    const refused = pages().to(target as never)
    await expect(refused).rejects.toMatchObject({ code: 'InvalidTarget' })
    await expect(refused).rejects.toThrow(problem)
  })

  it('that is read-only is refused', async () => {
    writeFileSync(at('read-only.csv'), 'before')
    chmodSync(at('read-only.csv'), 0o444)
    await expect(pages().to(at('read-only.csv'))).rejects.toThrow(
      'read-only.csv is read-only. Make it writable',
    )
    expect(readFileSync(at('read-only.csv'), 'utf8')).toBe('before')
  })

  it('that is named in two ways is one target', async () => {
    const second: Promise<unknown>[] = []
    const listing = thingsPaginator({
      pages: [{ Things: [{ Name: 'one' }] }],
      before: async () => {
        second.push(pages().to(`${at('.')}/./twice.csv`))
        await second[0]?.catch(() => {})
      },
    })
    expect(await listing.paginate().to(at('twice.csv'))).toMatchObject({ rows: 1 })
    await expect(second[0]).rejects.toMatchObject({ code: 'TargetConflict' })
  })

  it('that is a folder is refused', async () => {
    mkdirSync(at('folder.csv'))
    await expect(pages().to(at('folder.csv'))).rejects.toThrow('is not a file')
  })

  it('that is a link is written where it leads', async () => {
    writeFileSync(at('real.ndjson'), '')
    chmodSync(at('real.ndjson'), 0o640)
    symlinkSync(at('real.ndjson'), at('link.ndjson'))
    await pages().to(at('link.ndjson'))
    expect(readFileSync(at('real.ndjson'), 'utf8')).toBe('{"Name":"one","Size":1}\n')
    expect(outputFiles.fileFacts(at('real.ndjson'))?.mode).toBe(0o640)
  })

  it('that the disk has no room for is left as it was', async () => {
    const path = at('full.ndjson')
    writeFileSync(path, 'before\n')
    const open = outputFiles.openOutput
    vi.spyOn(outputFiles, 'openOutput').mockImplementation(async (...args) => ({
      ...(await open(...args)),
      write: () => Promise.reject(Object.assign(new Error('write'), { code: 'ENOSPC' })),
    }))
    const failed = pages().to(path)
    await expect(failed).rejects.toMatchObject({ code: 'TargetFailed' })
    await expect(failed).rejects.toThrow('the disk is full (ENOSPC). Free some space')
    expect(readFileSync(path, 'utf8')).toBe('before\n')
    expect(readdirSync(at('.')).filter((name) => name.startsWith('full'))).toEqual(['full.ndjson'])
  })

  it('that another listing of the process writes is refused, and the other one goes on', async () => {
    const path = at('both.csv')
    const refusals: unknown[] = []
    const first = thingsPaginator({
      pages: [{ Things: [{ Name: 'first' }] }],
      before: async () => {
        await pages()
          .to(path)
          .catch((error: unknown) => refusals.push(error))
      },
    })
    await first.paginate().to(path)
    expect(refusals).toMatchObject([{ code: 'TargetConflict' }])
    expect(String(refusals[0])).toContain('is being written by another listing of this process')
    expect(readFileSync(path, 'utf8')).toContain('first')
    await pages().to(path)
  })

  it('that another process writes is refused, and not after that process has ended', async () => {
    const path = at('other.csv')
    const { startedAt, host } = { ...outputFiles.thisProcess() }
    const other = { host, pid: process.ppid, startedAt }
    const running = vi.spyOn(outputFiles, 'isRunning').mockReturnValue(true)
    const saved = { nexttokenSink: 1, run: 'x', writer: other, bytes: 0, rows: 0, isMoving: false, groups: 0 }
    writeFileSync(`${path}.partial.json`, JSON.stringify(saved))
    const refused = pages().to(path)
    await expect(refused).rejects.toThrow(
      `is being written by process ${process.ppid}. Wait until it has ended`,
    )
    running.mockReturnValue(false)
    expect((await pages().to(path)).rows).toBe(1)
  })

  it('that another process takes over is given up', async () => {
    const path = at('taken.csv')
    const listing = thingsPaginator({
      pages: [{ Things: [{ Name: 'a' }] }, { Things: [{ Name: 'b' }] }],
      before: (page) => {
        const state = `${path}.partial.json`
        if (page === 1) {
          const saved = JSON.parse(readFileSync(state, 'utf8'))
          writeFileSync(state, JSON.stringify({ ...saved, run: 'another', writer: { host: 'h', pid: 7 } }))
        }
      },
    })
    const failed = listing.paginate().to(path)
    await expect(failed).rejects.toMatchObject({ code: 'TargetConflict' })
    await expect(failed).rejects.toThrow('is being written by process 7')
    expect(JSON.parse(readFileSync(`${path}.partial.json`, 'utf8')).run).toBe('another')
  })

  it('needs a package that is not installed', async () => {
    const missing = import('no-such-package' as string).catch(notInstalled('no-such-package', 'Files'))
    await expect(missing).rejects.toMatchObject({ code: 'MissingPackage' })
    await expect(missing).rejects.toThrow(
      'Files are written by the package no-such-package, which is not installed. Run: npm install no-such-package',
    )
  })
})

describe('options', () => {
  it('are refused with all problems at once', async () => {
    const refused = pages().to(at('x.csv'), { mode: 'add' as 'append', csvsafe: true } as object)
    await expect(refused).rejects.toThrow(
      /unknown option of to "csvsafe"; did you mean "csvSafe"\?\n {2}mode is "add"/,
    )
  })

  it('of wrong types are refused', async () => {
    const refused = (options: object) => pages().to(at('x.csv'), options)
    await expect(refused({ columns: 'Name' })).rejects.toThrow('columns is "Name"; pass a list of names')
    await expect(refused({ table: 7, csvSafe: 'no' })).rejects.toThrow(
      'table is 7; pass the name of a table\n  csvSafe is "no"; pass true or false',
    )
  })

  it('name unknown columns together', async () => {
    const refused = pages().to(at('x.csv'), { columns: ['Name', 'Sice', 'Owner.Id'] })
    await expect(refused).rejects.toThrow(
      'unknown column "Sice"; did you mean "Size"?\n  unknown column "Owner.Id"; did you mean "Owner.ID"?',
    )
    await expect(pages().to(at('x.csv'), { columns: [] })).rejects.toThrow('columns is empty')
  })

  it('have no checkpoint, because the target keeps one', async () => {
    const listing = paginator.paginate({}, { checkpoint: at('checkpoint') })
    await expect(listing.to(at('x.csv'))).rejects.toThrow('checkpoint cannot be combined with to()')
  })

  it('name unknown result keys', async () => {
    const refused = pages().to(at('x.csv'), { items: 'Thing' as never })
    await expect(refused).rejects.toThrow('no result key "Thing"; did you mean "Things"?')
  })

  it('leave nothing behind', () => {
    expect(readdirSync(at('.')).filter((name) => name.startsWith('x.'))).toEqual([])
  })
})

describe('Parquet', () => {
  it('cannot be appended to', async () => {
    await expect(pages().to(at('a.parquet'), { mode: 'append' })).rejects.toThrow('cannot be appended to')
  })

  it('refuses a value that its column cannot hold, with the row and the remedy', async () => {
    const listing = thingsPaginator({ pages: [{ Things: [{ Size: 1 }, { Size: 1.5 }] }] })
    const path = at('misfit.parquet')
    await expect(listing.paginate().to(path)).rejects.toThrow(
      `row 2 of ${path}, column Size: 1.5 is no integer. Leave the column out with the option columns, or write NDJSON`,
    )
    expect(readdirSync(at('.')).filter((name) => name.startsWith('misfit'))).toEqual([])
  })
})
