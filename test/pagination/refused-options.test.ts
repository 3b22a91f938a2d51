import { describe, expect, it } from 'vitest'
import { PaginationError } from '../../src/errors/index.js'
import type { PaginateOptions } from '../../src/pagination/index.js'
import { PlainPaginator } from '../support/plain-paginator.js'
import { pagedOperation, plainOperation, plainRule } from './support/paged-operation.js'
import { answerInTurn } from './support/scripted-service.js'

type Structure = Record<string, unknown>

/** The problems that are found before a request is sent; none if the options are accepted. */
function problemsOf(options: object, input: Structure = {}, operation = plainOperation()): readonly string[] {
  const { send, inputs } = answerInTurn([])
  try {
    new PlainPaginator<Structure, Structure>(operation, send).paginate(input, options as PaginateOptions)
    return []
  } catch (error) {
    if (!(error instanceof PaginationError)) throw error
    expect(inputs).toEqual([])
    return error.message.replace('test.ListThings: ', '').split('\n  ')
  }
}

const withInput = (...names: string[]) =>
  pagedOperation(plainRule, {
    input: { NextToken: 'string', ...Object.fromEntries(names.map((name) => [name, 'string'])) },
    output: { NextToken: 'string', Things: 'list' },
  })

describe('an option among the parameters of the operation', () => {
  it.each([
    ['MaxItems', 'maxItems'],
    ['PageSize', 'pageSize'],
    ['StartingToken', 'startingToken'],
    ['maxItems', 'maxItems'],
    ['pageSize', 'pageSize'],
    ['startingToken', 'startingToken'],
    ['prefetch', 'prefetch'],
    ['onExpiredToken', 'onExpiredToken'],
  ])('%s is refused, and the message names %s', (name, ours) => {
    expect(problemsOf({}, { [name]: 'any' })).toEqual([
      `${name} is not a parameter; pass it in the argument after the input: { ${ours} }`,
    ])
  })

  it('PaginationConfig is refused, and the message has our names', () => {
    expect(problemsOf({}, { PaginationConfig: { MaxItems: 5 } })).toEqual([
      expect.stringMatching(
        /^PaginationConfig is not a parameter; .*\{ maxItems, pageSize, startingToken \}$/,
      ),
    ])
  })

  it.each(['MaxItems', 'PageSize', 'StartingToken', 'PaginationConfig', 'maxItems', 'prefetch'])(
    '%s is sent if the operation has a parameter of that name',
    (name) => {
      expect(problemsOf({}, { [name]: 'any' }, withInput(name))).toEqual([])
    },
  )

  it.each([
    ['MaxItems', 'maxItems'],
    ['PageSize', 'pageSize'],
    ['StartingToken', 'startingToken'],
  ])('%s is left to the check of the parameters if the operation has %s', (name, own) => {
    expect(problemsOf({}, { [name]: 'any' }, withInput(own))).toEqual([])
  })

  it('of another name is left to the check of the parameters', () => {
    expect(problemsOf({}, { Fliter: 'any', toString: 'any' })).toEqual([])
  })
})

describe('an option', () => {
  const seekable = pagedOperation(
    { ...plainRule, seek: { StartAfter: 'Key' } },
    {
      input: { NextToken: 'string', StartAfter: 'string' },
      output: { NextToken: 'string', Things: 'list' },
    },
  )

  const badStore = 'checkpoint is not valid; pass the path of a file, or an object with load() and save(text)'
  const everies = "pass 'page', 'item', 'manual' or a number of milliseconds"
  const moments = 'pass a Date, milliseconds (0 or more), or a function that returns the milliseconds left'

  it.each<[object, string]>([
    [{ maxItems: -1 }, 'maxItems is -1: pass a whole number, 0 or more'],
    [{ maxItems: 0.5 }, 'maxItems is 0.5: pass a whole number, 0 or more'],
    [{ maxItems: '3' }, "maxItems is '3': pass a whole number, 0 or more"],
    [{ maxItems: null }, 'maxItems is null: pass a whole number, 0 or more'],
    [{ pageSize: 0 }, "pageSize is 0: pass a whole number, 1 or more, or 'max'"],
    [{ pageSize: 1.5 }, "pageSize is 1.5: pass a whole number, 1 or more, or 'max'"],
    [{ pageSize: 'most' }, "pageSize is 'most': pass a whole number, 1 or more, or 'max'"],
    [{ pollInterval: -1 }, 'pollInterval is -1: pass a number, 0 or more'],
    [{ pollInterval: '5' }, "pollInterval is '5': pass a number, 0 or more"],
    [{ pollInterval: Number.NaN }, 'pollInterval is NaN: pass a number, 0 or more'],
    [{ maxEmptyPages: 0 }, 'maxEmptyPages is 0: pass a number, 1 or more'],
    [{ onExpiredToken: 'ignore' }, `onExpiredToken is "ignore": pass 'recover' or 'error'`],
    [{ onIgnoredToken: true }, "onIgnoredToken is true: pass 'error' or 'continue'"],
    [{ countedKeys: [] }, 'countedKeys is []: pass a list of one or more result keys'],
    [{ countedKeys: 'Things' }, 'countedKeys is "Things": pass a list of one or more result keys'],
    [{ abortSignal: 1 }, 'unknown pagination option "abortSignal"; use `signal`'],
    [{ timeout: 1 }, 'unknown pagination option "timeout"; use `deadline`'],
    [{ MaxItems: 1 }, 'unknown pagination option "MaxItems"; did you mean "maxItems"?'],
    [{ checkpoint: '' }, badStore],
    [{ checkpoint: null }, badStore],
    [{ checkpoint: { load: () => undefined } }, badStore],
    [{ checkpoint: { save: () => undefined } }, badStore],
    [{ checkpoint: { store: 7 } }, badStore],
    [{ checkpoint: { store: 'file', every: 'week' } }, `checkpoint.every is week; ${everies}`],
    [{ checkpoint: { store: 'file', every: -1 } }, `checkpoint.every is -1; ${everies}`],
    [{ deadline: -1 }, `deadline is -1: ${moments}`],
    [{ deadline: '5' }, `deadline is 5: ${moments}`],
    [{ deadline: new Date(Number.NaN) }, `deadline is Invalid Date: ${moments}`],
    [
      { follow: true },
      'follow cannot be used: the end of this listing has no token that can be requested again',
    ],
  ])('%o is refused', (options, problem) => {
    expect(problemsOf(options)).toEqual([problem])
  })

  it.each<object>([
    { maxItems: 0 },
    { maxItems: undefined, pageSize: undefined, countedKeys: undefined, pollInterval: undefined },
    { pageSize: 1 },
    { pageSize: 'max' },
    { pollInterval: 0 },
    { pollInterval: 0.5 },
    { maxEmptyPages: 1 },
    { maxEmptyPages: Number.POSITIVE_INFINITY },
    { onExpiredToken: 'recover', onIgnoredToken: 'continue' },
    { onExpiredToken: 'error', onIgnoredToken: 'error' },
    { countedKeys: ['Things'] },
    { follow: false },
    { startingToken: 'a' },
    { deadline: 0 },
    { deadline: new Date(0) },
    { deadline: () => 5 },
    { checkpoint: 'file' },
    { checkpoint: { store: 'file', every: 'page' } },
    { checkpoint: { store: 'file', every: 'item' } },
    { checkpoint: { store: 'file', every: 'manual' } },
    { checkpoint: { store: 'file', every: 0 } },
  ])('%o is accepted', (options) => {
    expect(problemsOf(options)).toEqual([])
  })

  it('startingToken is refused beside startAfterItem, which alone is accepted', () => {
    const both = { startingToken: 'a', startAfterItem: { Key: 'k' } }
    expect(problemsOf(both, {}, seekable)).toEqual([
      'startingToken and startAfterItem cannot be combined; pass one of them',
    ])
    expect(problemsOf({ startAfterItem: { Key: 'k' } }, {}, seekable)).toEqual([])
  })

  it('startAfterItem is refused without the members that it needs, or without a seek', () => {
    expect(problemsOf({ startAfterItem: { Name: 'k' } }, {}, seekable)).toEqual([
      'startAfterItem lacks Key; pass the item to start after, or its Key alone',
    ])
    expect(problemsOf({ startAfterItem: 'k' })).toEqual([
      expect.stringMatching(/^startAfterItem cannot be used: this operation can only start from a token/),
    ])
  })

  it('is refused together with every other one', () => {
    expect(problemsOf({ maxItems: -1, pageSize: 0, unknown: 1 }, { MaxItems: 5 })).toHaveLength(4)
  })
})
