import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

/** The public surface, one interface after another: test/package checks that it is up to date. */
const surface = readFileSync('api/nexttoken.api.txt', 'utf8')

/** Which page documents which interfaces, in tables whose first column names the members. */
const documented: readonly (readonly [page: string, interfaces: readonly string[]])[] = [
  [
    'configuration',
    [
      ...['AuthConfig', 'CallOptions', 'ChecksumConfig', 'ClientConfig'],
      ...['CompressionConfig', 'EndpointConfig', 'TransportConfig'],
    ],
  ],
  ['dynamodb', ['FromAttributeOptions', 'ToAttributeOptions']],
  ['pagination', ['MapOptions', 'PaginateOptions', 'Receipt']],
  ['resuming', ['CheckpointOptions']],
  ['sdk-v3', ['SdkPaginateOptions']],
  ['simulator', ['OperationPlan', 'SimulateOptions']],
  ['presigned', ['PresignOptions']],
  ['transfers', ['TransferOptions', 'CopyOptions', 'DownloadOptions']],
  ['waiters', ['WaiterOptions']],
]

/** The members that an interface declares itself. */
function membersOf(name: string): string[] {
  const [, body = ''] =
    new RegExp(`^interface ${name}(?:<[^>]*>)?(?: extends .*)? {\n([\\s\\S]*?)^}`, 'm').exec(surface) ?? []
  return [...body.matchAll(/^ {4}(?:readonly )?(\w+)\??:/gm)].map(([, member = '']) => member)
}

/** The first cells of the tables whose head begins with one of these words. */
function firstCells(text: string, heads: readonly string[]): string[] {
  const tables = text.matchAll(/^\| ([^|\n]*) \|.*\n\|[-|]+\|\n((?:\|.*\n)+)/gm)
  return [...tables]
    .filter(([, head = '']) => heads.includes(head))
    .flatMap(([, , rows = '']) => rows.trim().split('\n'))
    .map((row) => row.split(' | ')[0] ?? '')
}

describe.each(documented)('docs/%s.md', (page, interfaces) => {
  const cells = firstCells(readFileSync(`docs/${page}.md`, 'utf8'), [
    'option',
    'option of `map`',
    'setting',
    'field',
  ])
  const named = cells.flatMap((cell) => [...cell.matchAll(/`(\w+)`/g)].map(([, name = '']) => name))
  const members = interfaces.map((name) => ({ name, members: membersOf(name) }))

  it.each(members)('has a row for every option of $name', ({ members: all }) => {
    expect(all.length).toBeGreaterThan(0)
    expect(all.filter((member) => !named.includes(member))).toEqual([])
  })
})

it('docs/configuration.md and docs/sdk-v3.md name no option that does not exist', () => {
  const known = [...surface.matchAll(/^ {4}(?:readonly )?(\w+)\??:/gm)].map(([, member]) => member)
  for (const page of ['configuration', 'sdk-v3', 'pagination', 'resuming', 'simulator', 'waiters']) {
    const cells = firstCells(readFileSync(`docs/${page}.md`, 'utf8'), [
      'option',
      'option of `map`',
      'setting',
    ])
    const named = cells.flatMap((cell) => [...cell.matchAll(/`(\w+)`/g)].map(([, name = '']) => name))
    expect(named.filter((name) => !known.includes(name))).toEqual([])
  }
})
