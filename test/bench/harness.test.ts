import { describe, expect, test } from 'vitest'
import { startFeed } from '../../bench/harness/feed.js'
import { judge } from '../../bench/harness/goal.js'
import { LatencyQueue } from '../../bench/harness/latency-queue.js'
import { keepBest } from '../../bench/harness/measure.js'
import { render, replaceSection } from '../../bench/harness/publish.js'
import type { Answer, Question } from '../../bench/harness/question.js'
import { listOvertaken, listRegressions } from '../../bench/harness/regressions.js'
import { settleRegressions } from '../../bench/harness/settle-regressions.js'
import { median } from '../../bench/harness/statistics.js'

describe('the benchmark harness computes', () => {
  test.each([
    ['of an odd number of values, the one in the middle', [9, 1, 5], 5],
    ['of an even number, the mean of the two in the middle', [4, 1, 3, 100], 3.5],
    ['by size and not by spelling', [10, 9, 100], 10],
    ['of one value, that one', [7], 7],
    ['of none, no number', [], Number.NaN],
  ])('the median, %s', (_, values, expected) => {
    expect(median(values)).toBe(expected)
  })

  test.each([
    ['below its limit is reached', 0.4, true],
    ['at its limit is reached', 0.5, true],
    ['above its limit is not', 0.51, false],
    ['that was not measured is not', Number.NaN, false],
  ])('whether a goal %s', (_, value, reached) => {
    const goal = { what: 'a ratio', value, limit: { atMost: 0.5 }, reached }
    expect(judge('a ratio', value, 0.5)).toEqual(goal)
  })

  test.each([
    ['above its limit is reached', 501, true],
    ['at its limit is reached', 500, true],
    ['below its limit is not', 499, false],
    ['that was not measured is not', Number.NaN, false],
  ])('whether a goal of which more is better, %s', (_, value, reached) => {
    expect(judge('pages a second', value, { atLeast: 500 }).reached).toBe(reached)
  })

  test('the smallest of each number over several rounds, and keeps a failure', () => {
    const measured = { name: 'a rival', values: { cpu: [3, 1, 2], wall: [4] }, failure: 'it broke' }
    expect(keepBest(measured)).toEqual({ ...measured, values: { cpu: [1], wall: [4] } })
  })

  test('a table that replaces its own section only', () => {
    const both = replaceSection(replaceSection('# Head\n', 'a', 'one\n'), 'b', 'two\n')
    const again = replaceSection(both, 'a', 'three\n')
    expect(again).toBe(both.replace('one', 'three'))
    expect(replaceSection(again, 'a', 'three\n')).toBe(again)
  })
})

describe('the short benchmark fails only for a regression', () => {
  const question: Question = { title: 'A question', ask: () => Promise.reject(new Error('not asked')) }
  const answerWith = (value: number): Answer => ({
    head: [],
    rows: [],
    goals: [judge('a ratio', value, 0.5)],
    raw: [],
  })
  const missed: Question = { ...question, knownShort: { 'a ratio': { usually: 2, why: 'the moon' } } }
  const usuallySlow: Question = { ...question, knownShort: { 'a ratio': { usually: 300, why: 'the sun' } } }

  test.each([
    ['reached', question, 0.5, 0],
    ['missed by less than the measurement may be off', question, 0.75, 0],
    ['below two thirds of its ratio', question, 0.76, 1],
    ['not measured', question, Number.NaN, 0],
    ['missed as usually', missed, 2.9, 0],
    ['missed by more than usually', missed, 3.1, 1],
  ])('a goal that is %s', (_, asked, value, regressions) => {
    expect([...listRegressions(asked, answerWith(value))]).toHaveLength(regressions)
  })

  test.each([
    ['reached', question, 500, 0],
    ['missed by less than the measurement may be off', question, 334, 0],
    ['two thirds of its limit', question, 333, 1],
    ['missed as usually', usuallySlow, 201, 0],
    ['missed by more than usually', usuallySlow, 199, 1],
  ])('a goal of which more is better, %s', (_, asked, value, regressions) => {
    const answer = { ...answerWith(0), goals: [judge('a ratio', value, { atLeast: 500 })] }
    expect([...listRegressions(asked, answer)]).toHaveLength(regressions)
  })

  test('names the goal, its value and its limits', () => {
    expect([...listRegressions(missed, answerWith(3.1)).values()]).toEqual([
      'a ratio: 3.10 is more than 1.5 times worse than its limit (at most 0.5, usually 2)',
    ])
  })

  test('says which goal is listed as missed and was reached', () => {
    expect(listOvertaken(missed, answerWith(0.4))).toEqual([expect.stringContaining('a ratio: reached')])
    expect(listOvertaken(missed, answerWith(0.6))).toEqual([])
    expect(listOvertaken(question, answerWith(0.4))).toEqual([])
  })

  test('rejects a reason for a goal that does not exist', () => {
    expect([...listRegressions(missed, { ...answerWith(1), goals: [] }).values()]).toEqual([
      'knownShort names a ratio, which is no goal',
    ])
  })

  test.each([
    ['at the first try alone', [0.9, 0.4], 2, 0],
    ['twice of three times', [0.9, 0.9, 0.4], 3, 0],
    ['three times', [0.9, 0.8, 0.9], 3, 1],
    ['not at all', [0.4], 1, 0],
  ])('a goal that is missed %s', async (_, values, tries, regressions) => {
    const asked = [...values]
    const ask = async () => answerWith(asked.shift() ?? Number.NaN)
    const judged = (answer: Answer) => listRegressions(question, answer)
    expect(await settleRegressions(await ask(), ask, judged)).toHaveLength(regressions)
    expect(values.length - asked.length).toBe(tries)
  })

  test('fails for a rival that could not be measured', () => {
    const raw = [{ name: 'boto3', values: {}, failure: 'no such module' }]
    expect([...listRegressions(question, { ...answerWith(0.4), raw }).keys()]).toEqual(['boto3'])
  })

  test('a line says whether its goal is reached, and why it is missed only while it is missed', () => {
    const lineOf = (asked: Question, value: number) =>
      render(asked, answerWith(value)).trim().split('\n').at(-1)
    expect(lineOf(missed, 2)).toBe('- a ratio: 2.000. Goal: at most 0.5. **Missed.** the moon')
    expect(lineOf(missed, 0.4)).toBe('- a ratio: 0.400. Goal: at most 0.5. **Reached.**')
    expect(lineOf(question, 2)).toBe('- a ratio: 2.000. Goal: at most 0.5. **Missed.**')
    expect(lineOf(question, Number.NaN)).toBe('- a ratio: not measured. Goal: at most 0.5.')
  })

  test('a sentence holds the value in its place', () => {
    const goals = [judge('SNS: # pages for a second of CPU', 512, { atLeast: 500 })]
    expect(render(question, { ...answerWith(1), goals })).toContain(
      '- SNS: 512 pages for a second of CPU. Goal: at least 500. **Reached.**',
    )
  })
})

describe('a latency queue', () => {
  test('runs its tasks in order, none before its time', async () => {
    const queue = new LatencyQueue(20)
    const begin = performance.now()
    const order: number[] = []
    await new Promise<void>((done) => {
      for (const task of [1, 2, 3]) queue.add(() => order.push(task))
      setTimeout(() => queue.add(done), 1)
    })
    expect(order).toEqual([1, 2, 3])
    expect(performance.now() - begin).toBeGreaterThanOrEqual(20)
  })

  test('without latency runs a task at once', () => {
    let ran = false
    new LatencyQueue(0).add(() => {
      ran = true
    })
    expect(ran).toBe(true)
  })
})

describe('the benchmark serves every rival the same pages', () => {
  test('each S3 page has its own token and keys of 72 characters, until the last', async () => {
    const feed = await startFeed({ pages: 2 })
    const first = await (await fetch(`${feed.endpoint}/bench?list-type=2`)).text()
    const last = await (await fetch(`${feed.endpoint}/bench?continuation-token=page-1`)).text()
    feed.close()
    const keysOf = (text: string) => [...text.matchAll(/<Key>(.*?)<\/Key>/g)].map(([, key]) => key)
    expect(first).toContain('<NextContinuationToken>page-1<')
    expect(last).toContain('<IsTruncated>false<')
    expect(new Set([...keysOf(first), ...keysOf(last)]).size).toBe(2000)
    expect(keysOf(first).filter((key) => key?.length !== 72)).toEqual([])
  })

  test('each SNS page has its own token, until the last', async () => {
    const feed = await startFeed({ pages: 2 })
    const ask = async (body: string) => (await fetch(feed.endpoint, { method: 'POST', body })).text()
    expect(await ask('Action=ListTopics')).toContain('<NextToken>page-1<')
    expect(await ask('Action=ListTopics&NextToken=page-1')).not.toContain('<NextToken>')
    feed.close()
  })
})
