import { describe, expect, it } from 'vitest'
import { s3Pages } from './support/s3-pages.js'
import { writePages, writeResult } from './support/write-output.js'

/** Every file of `golden/` is what a format writes for the same two pages; `npx vitest -u` writes them anew. */
const golden = (name: string) => `golden/${name}.txt`

describe('two pages of S3 objects', () => {
  it.each(['json', 'ndjson', 'yaml', 'yaml-stream', 'text', 'table', 'csv', 'tsv'] as const)(
    '%s',
    async (format) => {
      const { text } = await writePages('s3.ListObjectsV2', s3Pages, { format })
      await expect(text).toMatchFileSnapshot(golden(`s3-objects.${format}`))
    },
  )

  it('on a terminal', async () => {
    const { text, notes } = await writePages('s3.ListObjectsV2', s3Pages, { isTerminal: true, width: 70 })
    await expect(text).toMatchFileSnapshot(golden('s3-objects.terminal'))
    expect(notes).toEqual([])
  })

  it('on a terminal with colours', async () => {
    const { text } = await writePages('s3.ListObjectsV2', s3Pages, { isTerminal: true, color: 'on' })
    await expect(text).toMatchFileSnapshot(golden('s3-objects.colors'))
  })

  it.each(['json', 'ndjson', 'text', 'csv', 'tsv', 'table'] as const)('%s with --query', async (format) => {
    const query = 'Contents[].{key: Key, size: Size, time: LastModified}'
    const { text } = await writePages('s3.ListObjectsV2', s3Pages, { format, query })
    await expect(text).toMatchFileSnapshot(golden(`s3-query.${format}`))
  })

  it.each(['ndjson', 'text', 'csv', 'tsv', 'table'] as const)('%s with --columns', async (format) => {
    const { text } = await writePages('s3.ListObjectsV2', s3Pages, {
      format,
      columns: ['Size', 'Owner.ID', 'Key'],
    })
    await expect(text).toMatchFileSnapshot(golden(`s3-columns.${format}`))
  })
})

describe('two regions', () => {
  const origins = [
    { account: '111111111111', region: 'eu-west-1' },
    { account: '222222222222', region: 'us-east-1' },
  ]

  it.each(['json', 'ndjson', 'yaml', 'text', 'csv'] as const)('%s', async (format) => {
    const pages = [{ QueueUrls: ['https://one', 'https://two'] }, { QueueUrls: ['https://three'] }]
    const { text } = await writePages('sqs.ListQueues', pages, { format, origins })
    await expect(text).toMatchFileSnapshot(golden(`regions.${format}`))
  })

  it('on a terminal', async () => {
    const pages = [{ QueueUrls: ['https://one', 'https://two'] }, { QueueUrls: ['https://three'] }]
    const { text } = await writePages('sqs.ListQueues', pages, { isTerminal: true, origins })
    await expect(text).toMatchFileSnapshot(golden('regions.terminal'))
  })
})

describe('an operation without pages', () => {
  const result = {
    KeyPairs: [
      { KeyName: 'a', Tags: [{ Key: 'k', Value: 'v' }], CreateTime: new Date(0) },
      { KeyName: 'b', Tags: [], CreateTime: new Date(1) },
    ],
  }

  it.each(['json', 'ndjson', 'yaml', 'text', 'table', 'csv'] as const)('%s', async (format) => {
    const { text } = await writeResult('ec2.DescribeKeyPairs', result, { format })
    await expect(text).toMatchFileSnapshot(golden(`result.${format}`))
  })
})
