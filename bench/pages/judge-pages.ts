import { pageGoals } from '../goals.js'
import type { Goal } from '../harness/goal.js'
import { judgeTable } from '../harness/judge-table.js'
import { type Measurement, medianOf } from '../harness/measure.js'
import { cases, type PageCase } from './cases.js'

export function judgePages(raw: readonly Measurement[]): Goal[] {
  const measured = cases.flatMap((one) =>
    Object.entries(numbersOf(raw, one)).map(
      ([sentence, value]) => [`${one.name}: ${sentence}`, value] as const,
    ),
  )
  return judgeTable(pageGoals, new Map(measured))
}

/** What can be said about a page, as bench/goals.ts says it. Goals choose among these sentences. */
function numbersOf(raw: readonly Measurement[], one: PageCase): Record<string, number> {
  const [uniform] = cases.filter(({ group }) => group !== undefined && group === one.group)
  const cpu = (rival: string, page = one) => medianOf(raw, `${page.name}: ${rival}`, 'cpu')
  const decoding = (key: string) => medianOf(raw, `${one.name}: decoding`, key)
  const ours = cpu('nexttoken')
  return {
    'a page takes # of the AWS SDK v3’s CPU': ours / cpu('sdk-v3'),
    'a page takes # of boto3’s CPU': ours / cpu('boto3'),
    'a page takes # times aws-lite’s CPU': ours / cpu('aws-lite'),
    'a page of plain values takes # times the CPU of attribute values': cpu('documents') / ours,
    'a page of plain values takes # of lib-dynamodb’s CPU': cpu('documents') / cpu('lib-dynamodb'),
    'a page takes # times the CPU of receiving its bytes by node:http': ours / cpu('bytes'),
    'a page takes # ms of CPU beyond receiving its bytes by node:http': ours - cpu('bytes'),
    'a page takes # times the CPU of a page whose rows are alike': ours / cpu('nexttoken', uniform),
    'decoding takes # ms of CPU for a MB': (decoding('cpu') / decoding('kilobytes')) * 1000,
    'decoding takes # times as long as JSON.parse': decoding('cpu') / decoding('parse'),
  }
}
