import { describe, expect, it } from 'vitest'
import { writePages, writeResult } from './support/write-output.js'

const origins = [{ account: '1', region: 'eu-west-1' }]

describe('NDJSON', () => {
  it('has a line for each item of each list, and the name of a list that is not the own one', async () => {
    const pages = [
      { Contents: [{ Key: 'a' }], CommonPrefixes: [{ Prefix: 'p/' }] },
      { Contents: [{ Key: 'b' }], CommonPrefixes: [] },
    ]
    const { writes } = await writePages('s3.ListObjectsV2', pages, { format: 'ndjson' })
    expect(writes).toEqual(['{"Key":"a"}\n{"_list":"CommonPrefixes","Prefix":"p/"}\n', '{"Key":"b"}\n'])
  })

  it('names what has no members: texts after their list, entries of a map key and value', async () => {
    const queues = await writePages('sqs.ListQueues', [{ QueueUrls: ['q'] }], { format: 'ndjson' })
    expect(queues.text).toBe('{"QueueUrl":"q"}\n')
    const usage = await writePages('apigateway.GetUsage', [{ items: { k: [[1, 2]] } }], {
      format: 'ndjson',
      origins,
    })
    expect(usage.text).toBe('{"_account":"1","_region":"eu-west-1","key":"k","value":[[1,2]]}\n')
  })

  it('writes whole lines only: an error after a page leaves a file that can be read', async () => {
    const { text } = await writePages('sns.ListTopics', [{ Topics: [{ TopicArn: 'a\nb' }] }], {
      format: 'ndjson',
      end: { hasFailed: true, resumeToken: 't' },
    })
    expect(text).toBe('{"TopicArn":"a\\nb"}\n')
  })
})

describe('CSV and TSV', () => {
  it('have a header also without items, but not after a failure', async () => {
    const page = { Topics: [] }
    expect((await writePages('sns.ListTopics', [page], { format: 'csv' })).text).toBe('TopicArn\r\n')
    expect((await writePages('sns.ListTopics', [], { format: 'tsv' })).text).toBe('TopicArn\n')
    expect((await writePages('sns.ListTopics', [], { format: 'csv', end: { hasFailed: true } })).text).toBe(
      '',
    )
  })

  it('--csv-safe guards cells that a spreadsheet would run', async () => {
    const pages = [{ Users: [{ UserName: '=1+1', Path: '/' }] }]
    const options = { format: 'csv', columns: ['UserName'] } as const
    expect((await writePages('iam.ListUsers', pages, { ...options, csvSafe: true })).text).toBe(
      "UserName\r\n'=1+1\r\n",
    )
    expect((await writePages('iam.ListUsers', pages, options)).text).toBe('UserName\r\n=1+1\r\n')
  })

  it('TSV escapes what would be another cell or line', async () => {
    const pages = [{ Topics: [{ TopicArn: 'a\tb\nc\\d\r' }] }]
    expect((await writePages('sns.ListTopics', pages, { format: 'tsv' })).text).toBe(
      'TopicArn\na\\tb\\nc\\\\d\\r\n',
    )
  })

  it('say which other lists they leave out', async () => {
    const pages = [{ Contents: [{ Key: 'a' }], CommonPrefixes: [{ Prefix: 'p/' }] }]
    const { text, notes } = await writePages('s3.ListObjectsV2', pages, { format: 'csv', columns: ['Key'] })
    expect(text).toBe('Key\r\na\r\n')
    expect(notes).toEqual([
      'CommonPrefixes are not in the CSV: use --output ndjson or json, or choose them with --query',
    ])
  })

  it.each([
    ['Reservations[].Instances[].[InstanceId, Tags[0].Value]', 'InstanceId,Value\r\ni-1,v\r\n'],
    ['Reservations[].Instances[].{id: InstanceId, state: State.Name}', 'id,state\r\ni-1,running\r\n'],
    ['Reservations[].Instances[].Tags[]', 'Key,Value\r\nk,v\r\n'],
    ['Reservations[].Instances[].InstanceId', 'value\r\ni-1\r\n'],
    ['sort_by(Reservations[].Instances[], &InstanceId)[].State', 'Code,Name\r\n,running\r\n'],
    ['Reservations[].Instances[0].[InstanceId, InstanceId]', 'InstanceId,InstanceId2\r\ni-1,i-1\r\n'],
    ['length(Reservations)', 'value\r\n1\r\n'],
    ['Reservations[].Instances[].[join(`-`, [InstanceId])]', 'column1\r\ni-1\r\n'],
    ['Reservations[].Instances[].merge(State, {a: `1`})', 'Name,a\r\nrunning,1\r\n'],
  ])('the columns of --query "%s" are known from the model or from its result', async (query, expected) => {
    const instance = { InstanceId: 'i-1', State: { Name: 'running' }, Tags: [{ Key: 'k', Value: 'v' }] }
    const pages = [{ Reservations: [{ Instances: [instance] }] }]
    expect((await writePages('ec2.DescribeInstances', pages, { format: 'csv', query })).text).toBe(expected)
  })

  it('without pages, the only list of a result is the rows; a result without a list is one row', async () => {
    const regions = { Regions: [{ RegionName: 'eu' }] }
    const columns = ['RegionName']
    expect((await writeResult('ec2.DescribeRegions', regions, { format: 'csv', columns })).text).toBe(
      'RegionName\r\neu\r\n',
    )
    expect((await writeResult('sts.GetCallerIdentity', { Account: '1' }, { format: 'csv' })).text).toBe(
      'Account\r\n1\r\n',
    )
  })
})

describe('text', () => {
  it('keeps the columns of the first page at their place, and adds new ones at the end', async () => {
    const pages = [
      { Users: [{ UserName: 'a', Path: '/' }] },
      { Users: [{ UserName: 'b', Arn: 'arn', Path: '/' }, { UserName: 'c' }] },
    ]
    const { text } = await writePages('iam.ListUsers', pages, { format: 'text' })
    expect(text).toBe('USERS\t/\ta\nUSERS\t/\tb\tarn\nUSERS\t\tc\t\n')
  })

  it('writes what counts over all pages once, at the end', async () => {
    const pages = [1, 2].map((number) => ({
      Items: [{ id: { N: String(number) } }],
      Count: 1,
      ScannedCount: 2,
    }))
    const { text } = await writePages('dynamodb.Scan', pages, { format: 'text' })
    expect(text).toBe('ID\t1\nID\t2\n2\t4\n')
  })

  it('values that a query finds are on one line, whatever the pages', async () => {
    const pages = [
      { Topics: [{ TopicArn: 'a' }, { TopicArn: 'b' }] },
      { Topics: [] },
      { Topics: [{ TopicArn: 'c' }] },
    ]
    const query = 'Topics[].TopicArn'
    const { writes } = await writePages('sns.ListTopics', pages, { format: 'text', query })
    expect(writes).toEqual(['a\tb', '\tc', '\n'])
  })
})

describe('a terminal', () => {
  const pages = [{ Users: [{ UserName: '\u001b[31m\u009b\u202e日' }] }]

  it.each(['json', 'ndjson', 'yaml', 'text', 'csv', 'tsv', 'table'] as const)(
    'does not obey what is in %s',
    async (format) => {
      const { text } = await writePages('iam.ListUsers', pages, { format, isTerminal: true, color: 'off' })
      expect(text.replace(/[\r\n\t]/g, '')).not.toMatch(/[\p{Cc}\u202e]/u)
      expect(text).toContain('日')
    },
  )

  it('gets the same JSON', async () => {
    const { text } = await writePages('iam.ListUsers', pages, { format: 'json', isTerminal: true })
    expect(JSON.parse(text)).toEqual(pages[0])
  })

  it('gets a single result as JSON, and what several regions have as a table', async () => {
    expect((await writeResult('sts.GetCallerIdentity', { Account: '1' }, { isTerminal: true })).text).toBe(
      '{\n    "Account": "1"\n}\n',
    )
  })
})
