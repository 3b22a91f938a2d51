import { readFileSync } from 'node:fs'
import { type ClientConfig, client, session } from 'nexttoken'
import * as dynamodb from 'nexttoken/dynamodb'
import { ANY, stub } from 'nexttoken/testing'
import * as transfer from 'nexttoken/transfer'
import { describe, expect, it } from 'vitest'

/** The second column of docs/boto3.md: what to write here. Its first is compared with boto3 in test/live. */
const page = readFileSync('docs/boto3.md', 'utf8')
const cells = [...page.matchAll(/^\| [^|]+ \| (.+) \|$/gm)].map(([, cell = '']) => cell)
const code = cells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, text = '']) => text)).join('\n')

const names = (pattern: RegExp) => [...new Set([...code.matchAll(pattern)].map(([, name = '']) => name))]
const config = { region: 'us-east-1', credentials: { accessKeyId: 'a', secretAccessKey: 'b' } }

function tableBelow(heading: string): string {
  const [section = ''] = page.slice(page.indexOf(`\n## ${heading}\n`) + 1).split(/\n(?=## )/)
  return section
}

describe('docs/boto3.md names members that there are', () => {
  const s3 = client('s3', config)
  const aws = session(config)
  const waiter = client('ec2', config).getWaiter('instance_running')
  const pages = client('sns', config).paginate('list_topics')
  const stubbed = stub(client('sns', config))
  const unknownIn = (object: object, found: readonly string[]) => found.filter((name) => !(name in object))

  it.each([
    ['client', s3, 9],
    ['session\\(options\\)', aws, 9],
    ['client\\.meta', s3.meta, 3],
    ['s3\\.exceptions', s3.exceptions, 2],
    ['waiter', waiter, 4],
    ['pages', pages, 5],
    ['stubbed', stubbed, 5],
    ['s3', s3, 3],
    ['rds', client('rds', config), 1],
    ['dsql', client('dsql', config), 2],
    ['sns', client('sns', config), 3],
    ['sqs', client('sqs', config), 2],
  ] as const)('of %s', (owner, object, least) => {
    const found = names(new RegExp(`(?<![\\w.])${owner}\\.(\\w+)`, 'g')).filter((name) => name !== 'Bucket')
    expect(found.length).toBeGreaterThanOrEqual(least)
    expect(unknownIn(object, found)).toEqual([])
  })

  it('of the entries of the package', () => {
    expect(unknownIn(transfer, names(/\b(upload|download|copy)\(s3/g))).toEqual([])
    expect(unknownIn(dynamodb, names(/\b((?:to|from)AttributeValues)\b/g))).toEqual([])
    expect(ANY).toBeDefined()
  })

  it('of the options of a client', () => {
    const rows = `${tableBelow('Options of a client')}${tableBelow('Config')}`
    const cellsOfRows = [...rows.matchAll(/^\| `[^`]+` \| `(\w+)(?:`|:)/gm)].map(([, name = '']) => name)
    const options = [...new Set(cellsOfRows)].filter(
      (name) => !/^(?:AWS_|HTTPS_|payload_|client$)/.test(name),
    )
    expect(options.length).toBeGreaterThan(18)
    for (const name of options)
      expect(() => client('s3', { ...config, [name]: undefined } as ClientConfig), name).not.toThrow()
  })
})
