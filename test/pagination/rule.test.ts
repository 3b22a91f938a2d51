import { describe, expect, it, vi } from 'vitest'
import {
  findPagedOperation,
  loadModel,
  type OperationModel,
  type PaginationDescription,
} from '../../src/models/index.js'
import { compiledRule } from '../../src/pagination/rule/compiled-rule.js'
import { documentedLimit } from '../../src/pagination/rule/documented-limits.js'
import { excludedMembers } from '../../src/pagination/rule/excluded-members.js'
import {
  canSeek,
  clampPageSize,
  decodeValue,
  isAbsent,
  limitValue,
  matchesSeek,
  ownKeys,
  resultKeyProblem,
  resultKeysNamed,
  type Seek,
  seekProblem,
  seekValues,
  startAfterValues,
  withValue,
} from '../../src/pagination/rule/index.js'
import { parsePath } from '../../src/pagination/rule/path.js'
import { pagedOperation, plainRule } from './support/paged-operation.js'

const operation = (name: string): OperationModel => {
  const [service = '', method = ''] = name.split('.')
  return findPagedOperation(loadModel(service), method)
}
const ruleOf = (name: string) => compiledRule(operation(name))
const made = (rule: Partial<PaginationDescription>, members?: Parameters<typeof pagedOperation>[1]) =>
  compiledRule(pagedOperation({ ...plainRule, ...rule }, members))

describe('a token is absent', () => {
  it.each([
    [undefined, true],
    [null, true],
    ['', true],
    [false, true],
    [0, true],
    [0n, true],
    [[], true],
    [{}, true],
    [new Uint8Array(0), true],
    ['0', false],
    [true, false],
    [1n, false],
    [[''], false],
    [{ a: undefined }, false],
    [new Uint8Array(1), false],
    [new Date(0), false],
  ])('%o: %s', (token, expected) => {
    expect(isAbsent(token)).toBe(expected)
  })
})

describe('a path', () => {
  it.each([
    ['Topics', ['Topics']],
    ['A.B_1._c', ['A', 'B_1', '_c']],
    ['A[].B', undefined],
    ['A[-1]', undefined],
    ['A || B', undefined],
    ['A.', undefined],
    ['1A', undefined],
    ['"A"', undefined],
    ['', undefined],
  ])('%s has the names %j', (expression, names) => {
    expect(parsePath(expression)).toEqual(names)
  })

  it('is written on a copy; the page and what is beside the path stay as they are', () => {
    class Page {
      List = { Items: [1, 2], Count: 2 }
      Other = [3]
    }
    const page = new Page()
    const copy = withValue(page, ['List', 'Items'], [1]) as Page
    expect(copy).toEqual(Object.assign(new Page(), { List: { Items: [1], Count: 2 } }))
    expect(copy).toBeInstanceOf(Page)
    expect(copy.Other).toBe(page.Other)
    expect(page).toEqual(new Page())
  })

  it('is made if it is not there', () => {
    expect(withValue({ List: null }, ['List', 'Items'], 1)).toEqual({ List: { Items: 1 } })
    expect(Object.keys(withValue({}, ['__proto__'], 1))).toEqual(['__proto__'])
  })
})

describe('a value of a page, decoded', () => {
  it.each<[unknown, string | undefined, Record<string, string>, unknown, string]>([
    ['a%2Fb+c', 'EncodingType', { EncodingType: 'url' }, 'a/b c', 'URL-encoded'],
    ['a%2Fb', 'EncodingType', {}, 'a%2Fb', 'not asked for'],
    ['a%2Fb', 'EncodingType', { EncodingType: 'other' }, 'a%2Fb', 'another encoding'],
    ['a%2Fb', undefined, { EncodingType: 'url' }, 'a%2Fb', 'a member that is never encoded'],
    ['100%', 'EncodingType', { EncodingType: 'url' }, '100%', 'not valid URL encoding'],
    [7, 'EncodingType', { EncodingType: 'url' }, 7, 'a number'],
  ])('%j by %s of %j is %j: %s', (value, encodedBy, input, expected) => {
    expect(decodeValue(value, encodedBy, input)).toBe(expected)
  })
})

describe('a compiled rule', () => {
  it('is compiled once per operation', () => {
    expect(ruleOf('sns.ListTopics')).toBe(ruleOf('sns.ListTopics'))
  })

  it.each([
    ['s3.ListParts', 'PartNumberMarker', { isInteger: true, isKey: false }],
    ['dynamodb.Scan', 'ExclusiveStartKey', { isInteger: false, isKey: true }],
    ['s3.ListObjectVersions', 'KeyMarker', { encodedBy: 'EncodingType' }],
    ['s3.ListObjectVersions', 'VersionIdMarker', { encodedBy: undefined }],
  ])('%s has the token %s with %j', (name, token, expected) => {
    expect(ruleOf(name).inputTokens.find((one) => one.name === token)).toMatchObject(expected)
  })

  it('has a token of either integer type as an integer', () => {
    const input = { NextToken: 'long', MaxResults: 'string' }
    const rule = made({}, { input })
    expect(rule.inputTokens[0]?.isInteger).toBe(true)
    expect(rule.limit).toEqual({ name: 'MaxResults', isString: true, min: 1, max: undefined })
    expect(made({}, { input: { NextToken: 'integer' } }).inputTokens[0]?.isInteger).toBe(true)
    expect(made({}, { input: { NextToken: 'map' } }).inputTokens[0]?.isKey).toBe(true)
  })

  it.each([
    ['list', true, false, undefined],
    ['map', true, true, undefined],
    ['string', true, false, 'string'],
    ['integer', false, false, 'integer'],
  ])('of a result key that is a %s', (type, isListed, isMap, single) => {
    const rule = made({}, { output: { Things: type } })
    expect(rule.isListed).toBe(isListed)
    expect(rule.primary).toMatchObject({ isMap, single })
  })

  it.each([
    ['sns.ListTopics', 'cycle'],
    ['logs.GetLogEvents', 'end'],
    ['kinesis.GetRecords', 'end'],
  ])('of %s takes a repeated token as %s', (name, expected) => {
    expect(ruleOf(name).repeatMeans).toBe(expected)
  })

  it('with an expression that cannot be parsed is refused, and not as an error of a listing', () => {
    const compile = () => made({ output_token: 'NextToken[' })
    expect(compile).toThrow(expect.objectContaining({ code: 'InvalidExpression', name: 'NextTokenError' }))
    expect(compile).toThrow(/^test\.ListThings: invalid JMESPath expression "NextToken\["/)
  })

  it('with tokens of one side only is refused', () => {
    expect(() => made({ input_token: [], output_token: [] })).toThrow(/0 input_token\(s\) and 0 output_token/)
  })
})

describe('members that are not merged as others', () => {
  it('are result keys, tokens, limits and flags, also beside the items and in an alternative', () => {
    const { paginationRule } = pagedOperation({
      input_token: 'Marker',
      output_token: 'List.NextMarker || Marker',
      limit_key: 'MaxItems',
      more_results: 'List.IsTruncated',
      result_key: ['List.Items', 'Names'],
    })
    expect(paginationRule && [...excludedMembers(paginationRule)].sort()).toEqual([
      'List.IsTruncated',
      'List.Items',
      'List.Marker',
      'List.MaxItems',
      'List.NextMarker',
      'Marker',
      'MaxItems',
      'Names',
    ])
  })
})

describe('a page size', () => {
  it.each<[string, string, object, string]>([
    ['ec2', 'DescribeHosts', { min: 5, max: 500 }, 'the first row that has the operation'],
    ['ec2', 'DescribeVolumes', { min: 1, max: 1000 }, 'the row of the service'],
    ['s3', 'ListBuckets', { min: 1, max: undefined }, 'an operation without a row'],
    ['sns', 'ListTopics', { min: 1, max: undefined }, 'a service without rows'],
    ['constructor', 'name', { min: 1, max: undefined }, 'a name that every object has'],
  ])('of %s %s is documented: %j (%s)', (service, name, expected) => {
    expect(documentedLimit(service, name)).toEqual(expected)
  })

  it.each([
    ['s3.ListObjectVersions', { name: 'MaxKeys', isString: false, min: 1, max: 1000 }],
    ['iam.ListUsers', { name: 'MaxItems', isString: false, min: 1, max: 1000 }],
    ['dynamodb.Scan', { name: 'Limit', isString: false, min: 1, max: undefined }],
    ['ec2.DescribeHosts', { name: 'MaxResults', isString: false, min: 5, max: 500 }],
  ])('of %s has the bounds %j', (name, expected) => {
    expect(ruleOf(name).limit).toEqual(expected)
  })

  it('is brought within its bounds, and the first time a warning says so', () => {
    const warn = vi.spyOn(process, 'emitWarning').mockImplementation(() => {})
    const clamp = (size: number, max?: number) =>
      clampPageSize({ name: 'Max', isString: false, min: 5, max }, size, {
        service: 'x',
        operation: `${max}`,
      })
    expect([1, 5, 6, 10, 11].map((size) => clamp(size, 10))).toEqual([5, 5, 6, 10, 10])
    expect([4, 5, 1e9].map((size) => clamp(size))).toEqual([5, 5, 1e9])
    expect(warn.mock.calls.map(([text]) => text)).toEqual([
      'x.10: pageSize 1 is out of bounds (Max is from 5 to 10); using 5',
      'x.undefined: pageSize 4 is out of bounds (Max is at least 5); using 5',
    ])
    warn.mockRestore()
  })

  it('is sent as the parameter’s type', () => {
    const limit = { name: 'Max', min: 1, max: undefined }
    expect(limitValue({ ...limit, isString: true }, 5)).toBe('5')
    expect(limitValue({ ...limit, isString: false }, 5)).toBe(5)
  })
})

describe('result keys', () => {
  const rule = made({ result_key: ['A', 'B', 'C'] }, { output: { A: 'list', B: 'map', C: 'string' } })

  it('are found by name in the rule’s order, each once', () => {
    expect(resultKeysNamed(rule, ['B', 'A', 'B', 'X']).map(({ name }) => name)).toEqual(['A', 'B'])
  })

  it.each([
    ['A', []],
    ['B', []],
    ['C', ['the result key "C" is a string; pass the name of a list or a map']],
    ['Other1', ['no result key "Other1" (resultKeys: A, B, C)']],
    [7, ['no result key 7 (resultKeys: A, B, C)']],
  ])('%s has the problems %j', (name, problems) => {
    expect(resultKeyProblem(rule, name)).toEqual(problems)
  })

  it('of the operation’s own list are the first one, none without items, and the one that the input asks for', () => {
    const named = (name: string, input: object) =>
      ownKeys(ruleOf(name), input as Record<string, unknown>).map((key) => key.name)
    expect(named('s3.ListObjectVersions', {})).toEqual(['Versions'])
    const when = ruleOf('cloudwatch.DescribeAlarms').primaryWhen
    expect(when.length).toBeGreaterThan(0)
    expect(ownKeys({ ...rule, primary: undefined }, {})).toEqual([])
    const [first, second] = rule.resultKeys
    const conditional = {
      ...rule,
      primaryWhen: [{ key: second as NonNullable<typeof second>, isTrue: () => [] }],
    }
    expect(ownKeys(conditional, {})).toEqual([first])
    expect(ownKeys({ ...rule, itemsOf: rule.resultKeys.slice(0, 2) }, {})).toEqual([first, second])
  })
})

describe('a seek', () => {
  const versions = ruleOf('s3.ListObjectVersions').seek as Seek
  const objects = ruleOf('s3.ListObjectsV2').seek as Seek
  const streams = ruleOf('kinesis.ListStreams').seek

  it.each([
    [versions, { Key: 'a', VersionId: '1' }, { KeyMarker: 'a', VersionIdMarker: '1' }],
    [versions, { Key: 'a' }, undefined],
    [versions, { Key: {}, VersionId: '1' }, undefined],
    [versions, 'a', undefined],
    [versions, null, undefined],
    [objects, { Key: 'a' }, { StartAfter: 'a' }],
  ])('%#: starts after %j with %j', (seek, item, expected) => {
    expect(seekValues(seek, item, {})).toEqual(expected)
  })

  it('takes a single member’s value for the item, and decodes what came URL-encoded', () => {
    expect(startAfterValues(objects, 'a', {})).toEqual({ StartAfter: 'a' })
    expect(startAfterValues(objects, true, {})).toBeUndefined()
    expect(startAfterValues(versions, 'a', {})).toBeUndefined()
    const url = { EncodingType: 'url' }
    expect(seekValues(versions, { Key: 'a%2F', VersionId: '%2F' }, url)).toEqual({
      KeyMarker: 'a/',
      VersionIdMarker: '%2F',
    })
  })

  it('by a text of the last item needs no documentation', () => {
    expect(streams?.members).toEqual([
      { input: 'ExclusiveStartStreamName', member: undefined, isOptional: false, encodedBy: undefined },
    ])
    expect(ruleOf('sns.ListTopics').seek).toBeUndefined()
  })

  it('leaves an optional member out if the item lacks it', () => {
    const seek = { ...versions, members: versions.members.map((one) => ({ ...one, isOptional: true })) }
    expect(seekValues(seek, { Key: 'a' }, {})).toEqual({ KeyMarker: 'a' })
  })

  it('recognises its item by every member', () => {
    const values = { KeyMarker: 'a', VersionIdMarker: '1' }
    expect(matchesSeek(versions, values, { Key: 'a', VersionId: '1' })).toBe(true)
    expect(matchesSeek(versions, values, { Key: 'a', VersionId: '2' })).toBe(false)
    expect(matchesSeek(versions, values, undefined)).toBe(false)
  })

  it('is not possible for S3’s directory buckets, nor without one', () => {
    expect(canSeek(versions, { Bucket: 'logs' })).toBe(true)
    expect(canSeek(versions, {})).toBe(true)
    expect(canSeek(versions, { Bucket: 'logs--use1-az4--x-s3' })).toBe(false)
    expect(canSeek(undefined, {})).toBe(false)
  })

  it('is possible if the input member of the exception is absent, whatever the pattern', () => {
    const unless = [{ input: 'Bucket', pattern: /^un/ }]
    expect(canSeek({ ...objects, unless }, {})).toBe(true)
    expect(canSeek({ ...objects, unless }, { Bucket: 'unloved' })).toBe(false)
    expect(seekProblem({ ...objects, unless }, {}, { Key: 'a' })).toBeUndefined()
    expect(seekProblem({ ...objects, unless }, { Bucket: 'unloved' }, { Key: 'a' })).toContain(
      'for this Bucket (unloved)',
    )
  })

  it('has no problem without startAfterItem', () => {
    expect(seekProblem(undefined, {}, undefined)).toBeUndefined()
    expect(seekProblem(objects, {}, { Key: 'a' })).toBeUndefined()
    expect(seekProblem(versions, {}, {})).toBe(
      'startAfterItem lacks Key and VersionId; pass the item to start after',
    )
  })
})
