import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'

/** The tables of docs/boto3.md, and what the Python script calls the same names. */
const tables = [
  { heading: 'Module', table: 0, names: 'Module' },
  { heading: 'Session', table: 0, names: 'Session' },
  { heading: 'Session', table: 1, names: 'Session()' },
  { heading: 'Options of a client', table: 0, names: 'Options of a client' },
  { heading: 'A client', table: 1, names: 'meta' },
  { heading: 'Paginators', table: 0, names: 'Paginators' },
  { heading: 'Waiters', table: 0, names: 'Waiters' },
  { heading: 'Events', table: 0, names: 'Events' },
  { heading: 'Transfers', table: 0, names: 'Transfers' },
  { heading: 'Stubs', table: 0, names: 'Stubs' },
  { heading: 'Resources', table: 0, names: 'Resources' },
]

const page = readFileSync('docs/boto3.md', 'utf8')

/** boto3's names in the first column of a table below a heading. */
function namesIn(heading: string, table: number): string[] {
  const [section = ''] = page.slice(page.indexOf(`\n## ${heading}\n`) + 1).split(/\n(?=## )/)
  const rows = section.split(/\n\| boto3 \| \w+ \|\n\|---\|---\|\n/)[table + 1] ?? ''
  return [...rows.matchAll(/^\| `([\w.]+)`/gm)].map(([, name = '']) => name)
}

describe('docs/boto3.md has every public name of boto3, and no other', () => {
  let boto3: Readonly<Record<string, readonly string[]>> = {}

  beforeAll(() => {
    const script = new URL('./support/boto3_names.py', import.meta.url).pathname
    const python = process.env.NEXTTOKEN_PYTHON ?? 'python3'
    const { stdout, stderr } = spawnSync(python, [script], { encoding: 'utf8' })
    if (stdout === '') throw new Error(stderr)
    boto3 = JSON.parse(stdout)
  })

  it.each(tables)('$names', ({ heading, table, names }) => {
    expect(namesIn(heading, table).toSorted()).toEqual(boto3[names]?.toSorted())
  })

  it('Config, and its settings s3 and retries', () => {
    const listed = [...namesIn('Config', 0), ...namesIn('Config', 1)]
    expect(listed.toSorted()).toEqual(boto3.Config?.toSorted())
  })

  it('the members of clients that are no operations', () => {
    expect(namesIn('A client', 0).toSorted()).toEqual(boto3['A client']?.toSorted())
  })

  it('errors that there are', () => {
    const listed = namesIn('Errors', 0).filter((name) => !name.startsWith('client.'))
    expect(listed.length).toBeGreaterThan(6)
    expect(listed.filter((name) => !boto3.exceptions?.includes(name))).toEqual([])
  })
})
