import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { outputFiles, platform } from '../../src/platform/index.js'
import { query } from './support/duckdb.js'
import { temporaryFolder } from './support/folder.js'
import { type Pages, thingsPaginator } from './support/things.js'

const at = temporaryFolder()
const pages = Array.from({ length: 7 }, (_, page) => ({
  Things: Array.from({ length: page === 4 ? 0 : 3 }, (__, index) => ({
    Name: `thing ${page}.${index}`,
    Size: BigInt(page),
    CreatedAt: new Date(page * 1000),
    Ratio: page === 5 ? Number.NaN : -page,
    Hash: new Uint8Array([page]),
    Owner: { ID: String(index) },
  })),
}))
const names = pages.flatMap(({ Things }) => Things.map(({ Name }) => Name))
const endings = ['ndjson', 'ndjson.gz', 'csv', 'csv.gz', 'parquet']

/** Every time that is asked for is a minute later, so that each page is made durable. */
beforeEach(() => {
  let now = 0
  vi.spyOn(platform, 'elapsed').mockImplementation(() => {
    now += 61_000
    return now
  })
})
afterEach(() => {
  vi.restoreAllMocks()
})

async function namesIn(path: string): Promise<unknown[]> {
  if (path.endsWith('.parquet')) return (await query(`select Name from '${path}'`)).map(({ Name }) => Name)
  const bytes = readFileSync(path)
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
  return text.match(/thing \d\.\d/g) ?? []
}

function filesOf(folder: string): string[] {
  return readdirSync(folder).sort()
}

function recordedPages(onPage: Pages['before'] = () => {}) {
  const requested: number[] = []
  const paginator = thingsPaginator({
    pages,
    before: (page) => {
      requested.push(page)
      return onPage(page)
    },
  })
  return { paginator, requested }
}

describe.each(endings)('an unfinished .%s file', (ending) => {
  it('is continued whenever its process ended', async () => {
    mkdirSync(at(ending))
    const { paginator } = recordedPages((page) => {
      cpSync(at(ending), at(`${ending}-${page}`), { recursive: true })
    })
    await paginator.paginate({}, { prefetch: true }).to(at(`${ending}/things.${ending}`))
    const resumed: number[] = []
    for (const page of pages.keys()) {
      const path = at(`${ending}-${page}/things.${ending}`)
      const written = await recordedPages().paginator.paginate().to(path)
      expect(await namesIn(path)).toEqual(names)
      expect(written.rows).toBe(names.length)
      expect(filesOf(at(`${ending}-${page}`))).toEqual([`things.${ending}`])
      resumed.push(written.resumed)
    }
    expect(resumed.at(-1)).toBeGreaterThanOrEqual(12)
  })

  it('is continued after an error, from the page that failed', async () => {
    const path = at(`failed.${ending}`)
    let fails = true
    const { paginator, requested } = recordedPages((page) => {
      if (page === 3 && fails) throw new Error('no page')
    })
    await expect(paginator.paginate().to(path)).rejects.toThrow('no page')
    expect(existsSync(path)).toBe(false)
    fails = false
    requested.length = 0
    const written = await paginator.paginate().to(path)
    expect(written).toMatchObject({ rows: names.length, resumed: 9, outcome: 'complete' })
    expect(requested).toEqual([3, 4, 5, 6])
    expect(await namesIn(path)).toEqual(names)
  })

  it('of another listing is begun anew, and so is one that is to be restarted', async () => {
    const path = at(`other.${ending}`)
    const fail = recordedPages((page) => {
      if (page === 3) throw new Error('no page')
    })
    const { paginator, requested } = recordedPages()
    await expect(fail.paginator.paginate({ Filter: 'x' }).to(path)).rejects.toThrow('no page')
    expect((await paginator.paginate().to(path)).resumed).toBe(0)
    await expect(fail.paginator.paginate().to(path)).rejects.toThrow('no page')
    expect((await paginator.paginate().to(path, { columns: ['Name'] })).resumed).toBe(0)
    await expect(fail.paginator.paginate().to(path)).rejects.toThrow('no page')
    expect((await paginator.paginate().to(path, { restart: true })).resumed).toBe(0)
    expect(requested).toHaveLength(3 * pages.length)
    expect(await namesIn(path)).toEqual(names)
  })
})

it('a listing that was aborted is continued', async () => {
  const path = at('aborted.csv')
  const controller = new AbortController()
  const { paginator } = recordedPages((page) => {
    if (page === 4) controller.abort()
  })
  const aborted = paginator.paginate({}, { signal: controller.signal })
  await expect(aborted.to(path)).rejects.toThrow('aborted')
  expect(aborted.receipt.outcome).toBe('aborted')
  const written = await recordedPages().paginator.paginate().to(path)
  expect(written.resumed).toBeGreaterThan(0)
  expect(await namesIn(path)).toEqual(names)
})

it.each(['partial', 'partial.groups'])(
  'what is continued lacks nothing: without all of its .%s, it begins anew',
  async (lost) => {
    const path = at(`${lost}.parquet`)
    const { paginator } = recordedPages((page) => {
      if (page === 5) throw new Error('no page')
    })
    await expect(paginator.paginate().to(path)).rejects.toThrow('no page')
    truncateSync(`${path}.${lost}`, 3)
    const written = await recordedPages().paginator.paginate().to(path)
    expect(written).toMatchObject({ resumed: 0, rows: names.length })
    expect(await namesIn(path)).toEqual(names)
  },
)

it('what was saved in another form is not continued', async () => {
  const path = at('edited.ndjson')
  for (const text of [
    '',
    'null',
    '{"nexttokenSink":1,"checkpoint":"{}","bytes":-1}',
    '{"nexttokenSink":2}',
  ]) {
    writeFileSync(`${path}.partial.json`, text)
    writeFileSync(`${path}.partial`, 'x')
    expect(await recordedPages().paginator.paginate().to(path)).toMatchObject({ resumed: 0 })
    expect(await namesIn(path)).toEqual(names)
  }
})

describe('a limit', () => {
  it('counts the rows of all runs', async () => {
    const path = at('limit.csv')
    const fail = recordedPages((page) => {
      if (page === 2) throw new Error('no page')
    })
    await expect(fail.paginator.paginate({}, { maxItems: 8 }).to(path)).rejects.toThrow('no page')
    const written = await recordedPages().paginator.paginate({}, { maxItems: 8 }).to(path)
    expect(written).toMatchObject({ rows: 8, resumed: 6, outcome: 'limit' })
    expect(await namesIn(path)).toEqual(names.slice(0, 8))
  })

  it('that an earlier run had reached lists nothing more', async () => {
    const path = at('reached.ndjson')
    const { paginator, requested } = recordedPages()
    await leaveBeforeTheMove(path, () => paginator.paginate({}, { maxItems: 4 }).to(path))
    requested.length = 0
    const written = await paginator.paginate({}, { maxItems: 4 }).to(path)
    expect(written).toMatchObject({ rows: 4, resumed: 4, outcome: 'limit' })
    expect(requested).toEqual([])
    expect(await namesIn(path)).toEqual(names.slice(0, 4))
  })
})

describe('a limit of less than an earlier run has written', () => {
  it('begins anew', async () => {
    const path = at('less.csv')
    const fail = recordedPages((page) => {
      if (page === 3) throw new Error('no page')
    })
    await expect(fail.paginator.paginate().to(path)).rejects.toThrow('no page')
    const written = await recordedPages().paginator.paginate({}, { maxItems: 4 }).to(path)
    expect(written).toMatchObject({ rows: 4, resumed: 0, outcome: 'limit' })
    expect(await namesIn(path)).toEqual(names.slice(0, 4))
  })
})

describe('a deadline', () => {
  it('leaves the target as it was, and the next run continues', async () => {
    const path = at('deadline.ndjson')
    writeFileSync(path, 'before\n')
    let left = 1000
    const { paginator } = recordedPages((page) => {
      if (page === 3) left = 0
    })
    const first = await paginator.paginate({}, { deadline: () => left }).to(path)
    expect(first.outcome).toBe('deadline')
    expect(readFileSync(path, 'utf8')).toBe('before\n')
    const second = await recordedPages().paginator.paginate().to(path)
    expect(second.resumed).toBe(first.rows)
    expect(await namesIn(path)).toEqual(names)
  })
})

describe('a process that ended while it put its file in place', () => {
  it.each(['ndjson', 'csv.gz'])('appends nothing twice to .%s', async (ending) => {
    const path = at(`moved.${ending}`)
    const { paginator, requested } = recordedPages()
    await paginator.paginate().to(path)
    const state = `${path}.partial.json`
    const remove = outputFiles.removeFile
    vi.spyOn(outputFiles, 'removeFile').mockImplementation(async (file) => {
      if (file !== state) await remove(file)
    })
    await paginator.paginate().to(path, { mode: 'append' })
    vi.mocked(outputFiles.removeFile).mockRestore()
    expect(existsSync(state)).toBe(true)
    requested.length = 0
    const written = await paginator.paginate().to(path, { mode: 'append' })
    expect(written).toMatchObject({ rows: names.length, resumed: names.length })
    expect(requested).toEqual([])
    expect(await namesIn(path)).toEqual([...names, ...names])
    expect(existsSync(state)).toBe(false)
  })
})

/** Runs a listing whose finished file cannot be moved. */
async function leaveBeforeTheMove(path: string, run: () => Promise<unknown>): Promise<void> {
  vi.spyOn(outputFiles, 'moveFile').mockRejectedValueOnce(
    Object.assign(new Error('no space'), { code: 'ENOSPC' }),
  )
  await expect(run()).rejects.toMatchObject({ code: 'TargetFailed' })
  expect(existsSync(path)).toBe(false)
}
