import { describe, expect, test } from 'vitest'
import { measure } from '../../bench/harness/measure.js'
import { cases } from '../../bench/pages/cases.js'
import { judgePages } from '../../bench/pages/judge-pages.js'
import { preparePage } from '../../bench/pages/prepare-page.js'
import { servePage } from '../../bench/pages/serve-page.js'

const [listing] = cases.filter(({ name }) => name === 'SNS ListTopics, 10 topics')
if (!listing) throw new Error('no such case')

describe('the pages benchmark', () => {
  test('every answer has its own token and first item, and the same length', async () => {
    const page = await preparePage(listing)
    const server = await servePage(page)
    const ask = async () => (await fetch(server.endpoint, { method: 'POST' })).text()
    const answers = [await ask(), await ask(), await ask()]
    server.close()
    const all = (pattern: RegExp) => new Set(answers.map((answer) => pattern.exec(answer)?.[1]))
    expect(all(/<NextToken>(.*?)</).size).toBe(3)
    expect(all(/<TopicArn>(.*?)</).size).toBe(3)
    expect(new Set(answers.map(({ length }) => length))).toEqual(new Set([page.body.length]))
  })

  test('an entry file lists the given number of pages and prints the cost of one', async () => {
    const page = await preparePage(listing)
    const server = await servePage(page)
    const given = { ...listing, input: {}, request: page.request, warm: 2, pages: 3 }
    const env = { BENCH_ENDPOINT: server.endpoint, BENCH_CASE: JSON.stringify(given) }
    const entry = (name: string) => ({ name, entry: `bench/pages/entries/${name}.mjs`, env })
    const measured = await measure([entry('bytes'), entry('nexttoken'), entry('sdk-v3')], 1)
    server.close()
    for (const { name, values, failure } of measured) {
      expect(failure, name).toBeUndefined()
      expect(values.cpu?.[0], name).toBeGreaterThan(0)
    }
  })

  test('an entry file that fails says so and measures nothing', async () => {
    const env = { BENCH_ENDPOINT: 'http://127.0.0.1:1', BENCH_CASE: JSON.stringify({ request: {} }) }
    const [measured] = await measure([{ name: 'bytes', entry: 'bench/pages/entries/bytes.mjs', env }], 1)
    expect(measured).toMatchObject({
      name: 'bytes',
      values: {},
      failure: expect.stringContaining('Command failed'),
    })
  })

  test('a rival can be a program other than Node', async () => {
    const [measured] = await measure([{ name: 'echo', command: 'echo', entry: '{"cpu":1.5}' }], 1)
    expect(measured?.values).toEqual({ cpu: [1.5] })
  })

  test('goals are ratios of medians; a rival that was not measured has none', () => {
    const values = { nexttoken: 2, 'sdk-v3': 10, bytes: 1 }
    const raw = Object.entries(values).map(([rival, cpu]) => ({
      name: `S3 ListObjectsV2, 1,000 keys: ${rival}`,
      values: { cpu: [cpu, cpu * 100, cpu] },
    }))
    const goals = judgePages(raw).slice(0, 3)
    expect(goals.map(({ value, reached }) => [value, reached])).toEqual([
      [0.2, false],
      [2, true],
      [Number.NaN, false],
    ])
  })

  test('every goal names a page and a number that are measured', () => {
    const rivals = [
      'nexttoken',
      'sdk-v3',
      'bytes',
      'boto3',
      'aws-lite',
      'decoding',
      'documents',
      'lib-dynamodb',
    ]
    const raw = cases.flatMap(({ name }) =>
      rivals.map((rival) => ({
        name: `${name}: ${rival}`,
        values: { cpu: [1], kilobytes: [1], parse: [1] },
      })),
    )
    const unmeasured = judgePages(raw).filter(({ value }) => Number.isNaN(value))
    expect(unmeasured.map(({ what }) => what)).toEqual([])
  })

  test.each([
    ['1 % without checksums', 5, 20],
    ['10 % without checksums', 80, 120],
    ['50 % without checksums', 450, 550],
    ['10 % with members in another order', 80, 120],
  ])('of 1,000 keys, %s differ from the others', async (mixture, least, most) => {
    const one = cases.find(({ name }) => name.endsWith(mixture))
    if (!one) throw new Error('no such case')
    const text = (await preparePage(one)).body.toString()
    const rows = text.match(/<Contents>.*?<\/Contents>/gs) ?? []
    const unlike = rows.filter((row) => !/ETag>.*<ChecksumAlgorithm>.*<ChecksumType>.*<Size>/s.test(row))
    expect(rows).toHaveLength(1000)
    expect(unlike.length).toBeGreaterThanOrEqual(least)
    expect(unlike.length).toBeLessThanOrEqual(most)
  })
})
