import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import {
  loadModel,
  modelOf,
  type PaginationDescription,
  type ServiceDescription,
  serviceNames,
} from '../../src/models/index.js'
import { compareWithSmithy } from '../../tools/coverage/compare-with-smithy.js'
import { reproduceRules } from '../../tools/coverage/inference-page.js'
import { makePages } from '../../tools/coverage/make-pages.js'
import { readSdkFacts } from '../../tools/coverage/sdk-facts.js'
import { completeRules } from '../../tools/models/complete-rules.js'
import type { Corrections } from '../../tools/models/corrections.js'
import { formatJson } from '../../tools/models/format-json.js'
import { inferRule } from '../../tools/models/inference/infer-rule.js'
import { searchIn, smallService } from './support/temp-models.js'

const text = { shape: 'Text' }
const texts = { shape: 'Texts' }
const number = { shape: 'Number' }
const flag = { shape: 'Flag' }
type Members = Readonly<Record<string, { readonly shape: string }>>

/** A service with one operation, of these members. */
function serviceOf(name: string, input: Members, output: Members): ServiceDescription {
  const http = { method: 'POST', requestUri: '/' }
  return {
    ...smallService(),
    operations: { [name]: { name, http, input: { shape: 'In' }, output: { shape: 'Out' } } },
    shapes: {
      In: { type: 'structure', members: input },
      Out: { type: 'structure', members: output },
      Page: { type: 'structure', members: { Items: texts, NextMarker: text, IsTruncated: flag } },
      Text: { type: 'string' },
      Texts: { type: 'list', member: text },
      Things: { type: 'list', member: { shape: 'Thing' } },
      Thing: { type: 'structure', members: { Key: text } },
      Map: { type: 'map', key: text, value: text },
      Number: { type: 'integer' },
      Flag: { type: 'boolean' },
    },
  }
}

function infer(name: string, input: Members, output: Members): PaginationDescription | undefined {
  const operation = modelOf({ service: serviceOf(name, input, output) }).operation(name)
  return operation && inferRule(operation)
}

describe('a rule is inferred', () => {
  const plain = { NextToken: text, Things: texts }
  test.each<[string, string, Members, Members, Partial<PaginationDescription>]>([
    [
      'from one name on both sides',
      'ListThings',
      { NextToken: text, MaxResults: number },
      plain,
      { input_token: 'NextToken', output_token: 'NextToken', result_key: 'Things', limit_key: 'MaxResults' },
    ],
    [
      'from a marker and the next one',
      'ListThings',
      { Marker: text },
      { Marker: text, NextMarker: text, Things: texts, IsTruncated: flag },
      { output_token: 'NextMarker', more_results: 'IsTruncated' },
    ],
    [
      'inside of a structure',
      'ListPages',
      { Marker: text },
      { PageList: { shape: 'Page' } },
      {
        output_token: 'PageList.NextMarker',
        result_key: 'PageList.Items',
        more_results: 'PageList.IsTruncated',
      },
    ],
    [
      'from several members that belong together',
      'ListThings',
      { StartName: text, StartType: text },
      { NextName: text, NextType: text, Things: texts },
      { input_token: ['StartName', 'StartType'], output_token: ['NextName', 'NextType'] },
    ],
    [
      'from the last item, where only a flag says that there is more',
      'ListTags',
      { ExclusiveStartTagKey: text },
      { Tags: { shape: 'Things' }, HasMoreTags: flag },
      { output_token: 'Tags[-1].Key', result_key: 'Tags', more_results: 'HasMoreTags' },
    ],
    [
      'as endless where it walks a shard',
      'GetRecords',
      { ShardIterator: text },
      { NextShardIterator: text, Records: texts },
      { follow: true },
    ],
    [
      'with the list that the operation is named after',
      'DescribeParts',
      { NextToken: text },
      { NextToken: text, Warnings: texts, Names: texts, Parts: texts },
      { result_key: 'Parts' },
    ],
    [
      'with a map, where there is no list',
      'ListTags',
      { NextToken: text },
      { NextToken: text, Tags: { shape: 'Map' } },
      { result_key: 'Tags' },
    ],
  ])('%s', (_, name, input, output, expected) => {
    expect(infer(name, input, output)).toMatchObject(expected)
  })

  test.each<[string, Members, Members]>([
    ['idempotency tokens', { ClientToken: text }, { ClientToken: text, Things: texts }],
    ['sequence tokens', { sequenceToken: text }, { nextSequenceToken: text }],
    ['lock tokens', { LockToken: text }, { NextLockToken: text }],
    ['a token that nobody takes', {}, { NextToken: text, Things: texts }],
    ['a token that nobody gives', { NextToken: text }, { Things: texts }],
    ['a token of another type', { NextToken: number }, { NextToken: text, Things: texts }],
  ])('not from a pair such as %s', (_, input, output) => {
    expect(infer('ListThings', input, output)).toBeUndefined()
  })
})

describe('corrections', () => {
  const service = serviceOf('ListThings', { NextToken: text }, { NextToken: text, Things: texts })
  const complete = (corrections: Corrections) =>
    completeRules('things', { service }, corrections).description.paginators?.pagination.ListThings

  test('change an inferred rule, or take it away', () => {
    expect(complete({ ListThings: { reason: 'r', rule: { end: 'repeated_token' } } })).toEqual({
      input_token: 'NextToken',
      output_token: 'NextToken',
      result_key: 'Things',
      inferred_from: 'NextToken <- NextToken',
      end: 'repeated_token',
    })
    expect(complete({ ListThings: { reason: 'r', rule: null } })).toBeUndefined()
  })

  test('keep their reason out of the model', () => {
    expect(complete({ ListThings: { reason: 'r', rule: { follow: true } } })).not.toHaveProperty('reason')
  })

  test.each<[string, Corrections, string]>([
    ['of no operation', { ListNone: { reason: 'r', rule: null } }, 'things.ListNone: no such operation'],
    [
      'that the release has caught up with',
      { ListThings: { reason: 'r', rule: { result_key: 'Things' } } },
      'things.ListThings changes nothing',
    ],
  ])('%s are refused', (_, corrections, problem) => {
    expect(() => complete(corrections)).toThrow(problem)
  })
})

describe('over all of AWS', () => {
  test('inference gives at least 99 % of boto3’s own rules', () => {
    searchIn()
    const { known, differing } = reproduceRules(serviceNames().map((name) => loadModel(name)))
    expect(known).toBeGreaterThanOrEqual(3_300)
    expect((known - differing.size) / known).toBeGreaterThanOrEqual(0.99)
  })

  test('inference agrees with the traits of the AWS Smithy models, which it does not read', () => {
    searchIn()
    const models = serviceNames().map((name) => loadModel(name))
    const { compared, differing } = compareWithSmithy(models, readSdkFacts())
    expect(compared).toBeGreaterThanOrEqual(500)
    expect(
      [...differing.values()].filter(
        (difference) => !/^page size: nexttoken has \S+, Smithy has none$/.test(difference),
      ),
    ).toEqual([])
  })

  test('docs on coverage and inference match the models', () => {
    searchIn()
    for (const [path, page] of Object.entries(makePages())) {
      expect(readFileSync(path, 'utf8') === page, `${path}: npm run coverage writes it`).toBe(true)
    }
  })

  test('the overlay files are up to date with `npm run models`', () => {
    searchIn()
    const folder = 'tools/models/overlays/inferred'
    for (const name of serviceNames()) {
      const { description } = loadModel(name)
      const rules = Object.entries(description.paginators?.pagination ?? {})
      const known = rules.filter(([, rule]) => rule.inferred_from === undefined)
      const boto3s = { ...description, paginators: { pagination: Object.fromEntries(known) } }
      const { inferred } = completeRules(name, boto3s)
      const isThere = readdirSync(folder).includes(`${name}.json`)
      expect(isThere, name).toBe(Object.keys(inferred).length > 0)
      if (!isThere) continue
      const written = readFileSync(`${folder}/${name}.json`, 'utf8')
      expect(written, name).toBe(formatJson({ ...JSON.parse(written), pagination: inferred }))
    }
  })
})
