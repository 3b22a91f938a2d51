import { describe, expect, test } from 'vitest'
import {
  type DividedByTimes,
  loadModel,
  type ModelDescription,
  modelOf,
  serviceNames,
} from '../../src/models/index.js'
import { decideTimes } from '../../tools/models/times/decide-times.js'
import { findTimeRange } from '../../tools/models/times/find-time-ranges.js'
import { readTimeDecisions, type TimeDecision } from '../../tools/models/times/time-decisions.js'
import { searchIn, smallPaginators, smallService, tempFolder } from './support/temp-models.js'

const decisions = readTimeDecisions('tools/models/overlays/times.json')

describe('every listing with a start and an end time, in all services', () => {
  test('has a decision, which fits the model', () => {
    searchIn()
    const problems = serviceNames().flatMap(
      (name) => decideTimes(name, loadModel(name).description, decisions).problems,
    )
    expect(problems).toEqual([])
    expect(decisions.size).toBeGreaterThan(160)
  })

  test('has its decision in the shipped models', () => {
    searchIn()
    for (const [label, { divided_by, undivided }] of decisions) {
      const [service = '', operation = ''] = label.split(' ')
      const rule = loadModel(service).paginationRule(operation)
      expect(rule?.dividedBy, label).toEqual(divided_by)
      expect(rule?.undivided, label).toBe(undivided)
    }
  })

  test('that is not divided has a reason that fits into the sentence of an error', () => {
    const reasons = [...decisions.values()].flatMap(({ undivided }) => undivided ?? [])
    expect(reasons.filter((text) => !/^[a-z].*[^.]$/.test(text))).toEqual([])
  })
})

describe('members that look like a range of time', () => {
  const find = (members: Record<string, { shape: string }>) => {
    const { shapes, ...service } = smallService()
    const all = {
      ...shapes,
      Input: { type: 'structure', members },
      When: { type: 'timestamp' },
      Long: { type: 'long' },
      Period: { type: 'structure', members: { from: { shape: 'When' }, to: { shape: 'When' } } },
      Periods: { type: 'list', member: { shape: 'Period' } },
    }
    const model = modelOf({ service: { ...service, shapes: all } } as unknown as ModelDescription)
    const operation = model.operation('ListThings')
    return operation && findTimeRange(operation)
  }

  test.each<[string, Record<string, string>, ReturnType<typeof find>]>([
    ['timestamps', { StartTime: 'When', EndTime: 'When' }, { starts: ['StartTime'], ends: ['EndTime'] }],
    [
      'names of another form',
      { CreationTimeAfter: 'When', CreationTimeBefore: 'When', NameContains: 'Text' },
      { starts: ['CreationTimeAfter'], ends: ['CreationTimeBefore'] },
    ],
    [
      'numbers whose names are times',
      { startTime: 'Long', endTime: 'Long' },
      { starts: ['startTime'], ends: ['endTime'] },
    ],
    ['texts', { start_date: 'Text', end_date: 'Text' }, { starts: ['start_date'], ends: ['end_date'] }],
    ['a structure', { filter: 'Period' }, { starts: ['filter.from'], ends: ['filter.to'] }],
    ['lists are left out', { filters: 'Periods' }, undefined],
    ['a start alone', { StartTime: 'When', Name: 'Text' }, undefined],
    ['numbers that are no times', { MinSize: 'Long', MaxSize: 'Long' }, undefined],
  ])('%s', (_, types, expected) => {
    expect(find(Object.fromEntries(Object.entries(types).map(([name, shape]) => [name, { shape }])))).toEqual(
      expected,
    )
  })
})

describe('a listing that is new in a release', () => {
  const small = smallService()
  const service = {
    ...small,
    shapes: {
      ...small.shapes,
      Input: {
        type: 'structure',
        members: {
          NextToken: { shape: 'Text' },
          After: { shape: 'When' },
          Before: { shape: 'When' },
          SortBy: { shape: 'Sort' },
        },
      },
      Output: { type: 'structure', members: { NextToken: { shape: 'Text' }, Things: { shape: 'Things' } } },
      Things: { type: 'list', member: { shape: 'Thing' } },
      Thing: { type: 'structure', members: { At: { shape: 'When' }, Size: { shape: 'Text' } } },
      Sort: { type: 'string', enum: ['TIME', 'NAME'] },
      When: { type: 'timestamp' },
    },
  }
  const description = { service, paginators: smallPaginators() } as unknown as ModelDescription
  const decide = (of: Record<string, TimeDecision>) =>
    decideTimes('things', description, new Map(Object.entries(of)))
  const divided_by: DividedByTimes = {
    kind: 'times',
    start: 'After',
    end: 'Before',
    time: 'At',
    unit: 'date',
    order: 'none',
  }

  test('is reported until a person decides', () => {
    expect(decide({}).problems).toEqual(['things ListThings: undecided (After to Before)'])
  })

  test('is divided, or not, by its decision', () => {
    const divided = decide({ 'things ListThings': { divided_by, reason: 'r' } })
    expect(divided.problems).toEqual([])
    expect(divided.description.paginators?.pagination.ListThings?.divided_by).toEqual(divided_by)
    const whole = decide({ 'things ListThings': { undivided: 'its times select changes' } })
    expect(whole.problems).toEqual([])
    expect(whole.description.paginators?.pagination.ListThings?.undivided).toBe('its times select changes')
  })

  test('is not divided by members that the model does not have', () => {
    const wrong = { ...divided_by, end: 'Until', time: 'Size', by: { SortBy: 'AGE' } }
    expect(decide({ 'things ListThings': { divided_by: wrong, reason: 'r' } }).problems).toEqual([
      'things ListThings: end Until does not fit the model',
      'things ListThings: time Size does not fit the model',
      "things ListThings: SortBy 'AGE' does not fit the model",
    ])
  })

  test('that was removed leaves a decision, which is reported', () => {
    const both = { 'things ListThings': { undivided: 'r' }, 'things ListParts': { undivided: 'r' } }
    expect(decide(both).problems).toEqual(['things ListParts: there is no such listing'])
  })

  test.each([
    ['{}', 'expected a list of decisions'],
    [
      '[{ "operations": [] }]',
      'expected { divided_by, reason, source?, operations } or { undivided, operations }',
    ],
    ['[{ "undivided": "r", "operations": ["a B", "a B"] }]', 'a B is decided twice'],
  ])('is not decided by an invalid file: %s', (text, problem) => {
    const folder = tempFolder({ 'times.json': text })
    expect(() => readTimeDecisions(`${folder}/times.json`)).toThrow(problem)
  })
})
