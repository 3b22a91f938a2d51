import { describe, expect, it } from 'vitest'
import { loadModel } from '../../../src/models/index.js'
import { type PaginateOptions, Paginator } from '../../../src/pagination/index.js'
import { planOf } from './support/plan-of.js'

function problemOf(
  options: object,
  name = 's3.ListObjectsV2',
  input: Record<string, unknown> = {},
): string | undefined {
  const [service = '', operationName = ''] = name.split('.')
  const operation = loadModel(service).operation(operationName)
  if (!operation) throw new Error(`no operation ${name}`)
  const { sender } = planOf(operation, {})
  try {
    new Paginator<Record<string, unknown>, object>(operation, sender).paginate(
      input,
      options as PaginateOptions,
    )
    return undefined
  } catch (error) {
    return Error(String(Object(error).message)).message.replace(/^[^:]+: /, '')
  }
}

describe('the options of a parallel listing', () => {
  it.each([
    { parallel: 1 },
    { parallel: 2 },
    { parallel: 512 },
    { parallel: 16, ordered: false },
    { parallel: 1, ordered: true },
  ])('%o are accepted', (options) => {
    expect(problemOf(options)).toBeUndefined()
  })

  it.each([
    [{ parallel: 0 }, 'parallel is 0: pass a whole number from 1 to 512'],
    [{ parallel: 513 }, 'parallel is 513: pass a whole number from 1 to 512'],
    [{ parallel: 2.5 }, 'parallel is 2.5: pass a whole number from 1 to 512'],
    [{ parallel: '8' }, "parallel is '8': pass a whole number from 1 to 512"],
    [{ parallel: null }, 'parallel is null: pass a whole number from 1 to 512'],
    [{ parallel: 4, ordered: 'no' }, "ordered is 'no': pass true or false"],
    [{ ordered: false }, 'ordered cannot be used without parallel: one chain of pages is always in order'],
  ])('%o are refused', (options, problem) => {
    expect(problemOf(options)).toBe(problem)
  })

  it.each([
    ['sns.ListTopics', {}, 'each page of this listing is known only from the page before it'],
    [
      'logs.DescribeLogStreams',
      { logGroupName: 'group' },
      'start one listing for each region, for each account',
    ],
    ['dynamodb.Scan', { TableName: 'table', Segment: 1, TotalSegments: 4 }, 'Omit Segment and TotalSegments'],
  ])('%s of %o cannot be divided, and the error says why', (name, input, problem) => {
    expect(problemOf({ parallel: 8 }, name, input)).toContain(problem)
    expect(problemOf({ parallel: 1 }, name, input)).toBeUndefined()
  })
})
