import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TokenExpiredError } from '../../src/errors/index.js'
import { loadModel, type OperationModel, serviceNames } from '../../src/models/index.js'
import { compiledRule, type PaginateOptions } from '../../src/pagination/index.js'
import { PlainPaginator, type PlainSend } from '../support/plain-paginator.js'
import { simulatedListing } from '../support/simulated-listing.js'
import { pagedOperation, plainOperation, plainRule } from './support/paged-operation.js'

type Structure = Record<string, unknown>

/** Thrown as the client throws a service's refusal. */
class Refusal extends Error {
  readonly fault = 'client'
  constructor(
    readonly code: string,
    message = 'The pagination token has expired',
  ) {
    super(message)
  }
}

/** A stored list; `refuses` says which requests that bring a token are refused. */
function serviceOf(items: () => readonly unknown[], size: number, refuses: (request: number) => boolean) {
  const inputs: Structure[] = []
  const send: PlainSend<Structure, Structure> = async (input) => {
    inputs.push(input)
    const start = Number(input.NextToken ?? 0)
    if (start > 0 && refuses(inputs.length)) throw new Refusal('InvalidPaginationTokenException')
    const end = start + size
    const all = items()
    return { Things: all.slice(start, end), ...(end < all.length && { NextToken: String(end) }) }
  }
  return { send, inputs }
}

const open = (send: PlainSend<Structure, Structure>, options: PaginateOptions = {}) =>
  new PlainPaginator<Structure, Structure>(plainOperation(), send).paginate({}, options)
const numbers = (count: number) => Array.from({ length: count }, (_, index) => ({ Id: `thing ${index}` }))

describe('a token that is refused in the middle', () => {
  it('costs no item and no second one, wherever it happens, ahead or not, by page or by item', async () => {
    const refused = fc.uniqueArray(fc.integer({ min: 2, max: 40 }), { maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: 30 }),
        fc.integer({ min: 1, max: 6 }),
        refused,
        fc.boolean(),
        async (count, size, when, prefetch) => {
          // Twice at the same place is no progress, and an error.
          const sparse = when
            .sort((a, b) => a - b)
            .filter((at, index) => index === 0 || at - (when[index - 1] ?? 0) > 20)
          const { send } = serviceOf(
            () => numbers(count),
            size,
            (request) => sparse.includes(request),
          )
          expect(await open(send, { prefetch }).items().toArray()).toEqual(numbers(count))
          const again = serviceOf(
            () => numbers(count),
            size,
            (request) => sparse.includes(request),
          )
          const seen: unknown[] = []
          for await (const page of open(again.send, { prefetch })) seen.push(...(page.Things as unknown[]))
          expect(seen).toEqual(numbers(count))
        },
      ),
    )
  })

  it('is an error where the listing has changed meanwhile, with what was delivered and where it stopped', async () => {
    let stored = numbers(10)
    const { send, inputs } = serviceOf(
      () => stored,
      3,
      (request) => request === 3,
    )
    const pages = open(send)
    const seen: unknown[] = []
    const list = async () => {
      for await (const page of pages) {
        seen.push(...(page.Things as unknown[]))
        if (seen.length === 6) stored = [{ Id: 'new' }, ...numbers(10)]
      }
    }
    const error = await list().catch((failure: unknown) => failure)
    expect(error).toBeInstanceOf(TokenExpiredError)
    expect(error).toMatchObject({
      code: 'TokenExpired',
      items: 6,
      cause: { code: 'InvalidPaginationTokenException' },
    })
    expect(String(error)).toMatch(/the listing has changed.*Start over/)
    expect(pages.receipt).toMatchObject({ outcome: 'error', items: 6 })
    expect(JSON.parse(Buffer.from(pages.resumeToken ?? '', 'base64').toString())).toEqual({ NextToken: '6' })
    expect(seen).toEqual(numbers(6))
    expect(inputs).toHaveLength(5)
  })

  it('is an error where the listing is shorter now', async () => {
    let stored = numbers(10)
    const { send } = serviceOf(
      () => stored,
      3,
      (request) => request === 3,
    )
    const loop = open(send)[Symbol.asyncIterator]()
    await loop.next()
    await loop.next()
    stored = numbers(4)
    await expect(loop.next()).rejects.toThrow(/2 item\(s\) shorter/)
    await expect(loop.next()).rejects.toThrow(/2 item\(s\) shorter/)
  })

  it('is an error where the token is refused again without a page in between', async () => {
    const { send, inputs } = serviceOf(
      () => numbers(10),
      3,
      (request) => request >= 3,
    )
    await expect(open(send).items().toArray()).rejects.toThrow(
      /it refused the token before that too, without a page in between/,
    )
    expect(inputs.length).toBeLessThan(7)
  })

  it('is an error at once where the caller wants that, or where the listing began with it', async () => {
    const service = () =>
      serviceOf(
        () => numbers(10),
        3,
        (request) => request === 2,
      ).send
    await expect(open(service(), { onExpiredToken: 'error' }).items().toArray()).rejects.toThrow(
      TokenExpiredError,
    )
    const late = serviceOf(
      () => numbers(10),
      3,
      () => true,
    )
    await expect(open(late.send, { startingToken: '3' }).items().toArray()).rejects.toThrow(
      /there is no other way to the same page/,
    )
    expect(() => open(late.send, { onExpiredToken: 'no' as never })).toThrow(/pass 'recover' or 'error'/)
  })

  it('goes on with the listing from the token where the loop began', async () => {
    const { send, inputs } = serviceOf(
      () => numbers(10),
      2,
      (request) => request === 3,
    )
    expect(await open(send, { startingToken: '4' }).items().toArray()).toEqual(numbers(10).slice(4))
    expect(inputs.map(({ NextToken }) => NextToken)).toEqual(['4', '6', '8', '4', '6', '8'])
  })

  it('while it is gone over again, a failure leaves the loop where it was', async () => {
    const { send } = serviceOf(
      () => numbers(10),
      2,
      (request) => request === 4,
    )
    let calls = 0
    const loop = open(async (input, options) => {
      if (++calls === 6) throw new Error('no network')
      return send(input, options)
    })
      .items()
      [Symbol.asyncIterator]()
    const seen: unknown[] = []
    let failures = 0
    for (let done = false; !done; ) {
      const result = await loop.next().catch(() => failures++)
      if (typeof result !== 'object') continue
      done = result.done === true
      if (!result.done) seen.push(result.value)
    }
    expect([failures, seen]).toEqual([1, numbers(10)])
  })

  it('is an error where one item changed that is not the first of sixteen, and it is the last delivered', async () => {
    const letters = (...names: string[]) => names.map((Id) => ({ Id }))
    let stored = letters('a', 'b', 'c', 'd', 'e')
    const { send } = serviceOf(
      () => stored,
      3,
      (request) => request === 2,
    )
    const loop = open(send)[Symbol.asyncIterator]()
    await loop.next()
    stored = letters('a', 'b', 'changed', 'd', 'e')
    await expect(loop.next()).rejects.toThrow(/the listing has changed/)
  })

  it('is recovered ten times in one loop, as docs/resuming.md says, and then is an error', async () => {
    // Each refusal comes one page later than the one before.
    let refused = 1
    const send: PlainSend<Structure, Structure> = async ({ NextToken }) => {
      const start = Number(NextToken ?? 0)
      if (start === refused) {
        refused++
        throw new Refusal('InvalidNextTokenException')
      }
      return { Things: [{ Id: start }], NextToken: String(start + 1) }
    }
    const seen: unknown[] = []
    const loop = async () => {
      for await (const item of open(send).items()) seen.push(item)
    }
    await expect(loop()).rejects.toThrow(/the listing was already started again 10 times/)
    expect(seen).toEqual(Array.from({ length: 11 }, (_, Id) => ({ Id })))
    expect(refused).toBe(12)
  })

  it('is not meant by a refusal of the first page, which is the service’s own error', async () => {
    const send = async () => {
      throw new Refusal('InvalidNextTokenException')
    }
    await expect(open(send).items().toArray()).rejects.toMatchObject({ code: 'InvalidNextTokenException' })
  })

  it('is told from credentials that expired, and from an error of anything else', async () => {
    for (const code of ['ExpiredToken', 'ExpiredTokenException', 'InvalidClientTokenId', 'AccessDenied']) {
      const send = async ({ NextToken }: Structure) => {
        if (NextToken !== undefined) throw new Refusal(code)
        return { Things: [1], NextToken: 'a' }
      }
      await expect(open(send).items().toArray()).rejects.toMatchObject({ code })
    }
  })
})

describe('where the service starts by an item', () => {
  it('goes on behind the last one, in one request, whatever became of those before', async () => {
    const { operation } = simulatedListing('s3.ListObjectsV2', {})
    const keys = Array.from({ length: 9 }, (_, index) => `key ${index}`)
    const inputs: Structure[] = []
    const send: PlainSend<Structure, Structure> = async (input) => {
      inputs.push(input)
      if (inputs.length === 3) throw new Refusal('InvalidArgument')
      const after = String(input.ContinuationToken ?? input.StartAfter ?? '')
      const Contents = keys
        .filter((key) => key > after)
        .slice(0, 3)
        .map((Key) => ({ Key, Size: inputs.length }))
      const last = Contents.at(-1)?.Key ?? ''
      const IsTruncated = last < 'key 8'
      return { Contents, IsTruncated, ...(IsTruncated && { NextContinuationToken: last }) }
    }
    const paginator = new PlainPaginator<Structure, Structure>(operation, send)
    const objects = await paginator.paginate({ Bucket: 'logs', StartAfter: 'a' }).items().toArray()
    expect(objects.map((object) => (object as { Key: string }).Key)).toEqual(keys)
    expect(inputs.map(({ StartAfter }) => StartAfter)).toEqual(['a', 'a', 'a', 'key 5'])
    expect(inputs[3]).not.toHaveProperty('ContinuationToken')
  })

  it('does not begin behind a later key while prefixes were delivered before it, so none comes twice', async () => {
    const { operation } = simulatedListing('s3.ListObjectsV2', {})
    const answers = (request: number): Structure => {
      if (request === 3) throw new Refusal('InvalidArgument', 'The continuation token provided is incorrect')
      const first = { CommonPrefixes: [{ Prefix: 'a/' }, { Prefix: 'b/' }], Contents: [{ Key: 'c' }] }
      const pages = [first, { Contents: [{ Key: 'd' }] }, { Contents: [{ Key: 'e' }] }]
      const number = request > 3 ? request - 4 : request - 1
      const IsTruncated = number < 2
      return { ...pages[number], IsTruncated, ...(IsTruncated && { NextContinuationToken: `t${number}` }) }
    }
    const inputs: Structure[] = []
    const send: PlainSend<Structure, Structure> = async (input) => {
      inputs.push(input)
      return answers(inputs.length)
    }
    const paginator = new PlainPaginator<Structure, Structure>(operation, send)
    const options = { Bucket: 'logs', Delimiter: '/' }
    const { Contents, CommonPrefixes } = await paginator.paginate(options).buildFullResult()
    expect(CommonPrefixes).toEqual([{ Prefix: 'a/' }, { Prefix: 'b/' }])
    expect(Contents).toEqual([{ Key: 'c' }, { Key: 'd' }, { Key: 'e' }])
    expect(inputs[3]).not.toHaveProperty('StartAfter')
  })

  it('goes over prefixes again, which no key leads behind', async () => {
    const plan = { items: 9, pageSize: 3, faults: [{ on: 3, kind: 'expired-token' as const }] }
    const { paginator, requests } = simulatedListing('s3.ListObjectsV2', plan)
    const pages = paginator.paginate({ Bucket: 'logs', Delimiter: '/' })
    const seen = { Contents: [] as unknown[], CommonPrefixes: [] as unknown[] }
    for await (const page of pages) {
      seen.Contents.push(...(page.Contents as unknown[]))
      seen.CommonPrefixes.push(...((page.CommonPrefixes ?? []) as unknown[]))
    }
    const whole = simulatedListing('s3.ListObjectsV2', { ...plan, faults: [] }).paginator
    const { Contents, CommonPrefixes } = await whole
      .paginate({ Bucket: 'logs', Delimiter: '/' })
      .buildFullResult()
    expect(seen).toEqual({ Contents, CommonPrefixes })
    expect(requests[3]?.input.ContinuationToken).toBeUndefined()
  })
})

/** In each protocol, with each of the words that services have for it, and with tokens of several parts. */
const sampled = serviceNames().flatMap((service) => {
  const model = loadModel(service)
  const recoverable = model.operationNames.flatMap((name) => {
    const operation = model.operation(name)
    if (!operation?.paginationRule) return []
    const { isListed, isEndless, inputTokens } = compiledRule(operation)
    const isLasting = inputTokens.some(({ isKey }) => isKey)
    return isListed && !isEndless && !isLasting ? [`${service}.${name}`] : []
  })
  return recoverable.slice(0, 1).concat(recoverable.slice(1).filter((_, index) => index % 12 === 0))
})

describe('an operation of every service', () => {
  it.each(sampled)('%s: is listed whole, once and in order, though a token expires', async (name) => {
    const plan = { items: 7, pageSize: 3 }
    const whole = simulatedListing(name, plan)
    const faulty = simulatedListing(name, { ...plan, faults: [{ on: 3, kind: 'expired-token' }] })
    const expected = await itemsOf(whole.paginator.paginate(whole.input))
    expect(await itemsOf(faulty.paginator.paginate(faulty.input))).toEqual(expected)
    expect(faulty.requests.filter(({ fault }) => fault === 'expired-token')).toHaveLength(1)
  })
})

async function itemsOf(
  pages: AsyncIterable<Structure> & { resultKeys: readonly string[]; items(): AsyncIterable<unknown> },
) {
  const all: unknown[] = []
  for await (const item of pages.items()) all.push(item)
  return all
}

const operationsByToken = {
  NextToken: plainOperation(),
  Marker: pagedOperation({ ...plainRule, input_token: 'Marker', output_token: 'Marker' }),
}

/** How a listing ends whose second page is refused so. */
async function refusedSo(code: string, message: string, operation: OperationModel = plainOperation()) {
  let requests = 0
  const send = async (input: Structure): Promise<Structure> => {
    requests++
    if (input.NextToken ?? input.Marker ?? input.KeyMarker ?? input.StartKey) throw new Refusal(code, message)
    return { Things: [1], NextToken: 'a', Marker: 'a', Uploads: [], IsTruncated: true, NextKeyMarker: 'k' }
  }
  const paginator = new PlainPaginator<Structure, Structure>(operation, send)
  const error: unknown = await paginator
    .paginate({ Bucket: 'b' })
    .items()
    .toArray()
    .catch((failure: unknown) => failure)
  return { error, requests }
}

describe('a refusal of the token', () => {
  it.each([
    ['InvalidNextToken', 'no', 'NextToken'],
    ['ExpiredNextTokenException', '', 'NextToken'],
    ['InvalidPaginationTokenException', '', 'NextToken'],
    ['PaginationTokenExpiredException', '', 'NextToken'],
    ['InvalidContinuationTokenException', '', 'NextToken'],
    ['InvalidMarkerException', '', 'Marker'],
    ['InvalidPaginationException', '', 'NextToken'],
    ['ExpiredIteratorException', '', 'NextToken'],
    ['InvalidArgument', 'The continuation token provided is incorrect', 'NextToken'],
    ['ValidationException', 'Invalid token', 'NextToken'],
    ['ValidationException', 'The provided token has expired', 'NextToken'],
    ['InvalidParameterValue', 'The nextToken value is not valid', 'NextToken'],
    ['InvalidParameterException', 'Invalid page token', 'NextToken'],
    ['ValidationError', 'Invalid Marker', 'Marker'],
    ['InvalidParameterValue', 'The parameter Marker is invalid', 'Marker'],
    ['BadRequestException', 'Invalid cursor', 'NextToken'],
  ] as const)(
    'is %s: %s, for a token named %3$s; the error has the service’s words',
    async (code, message, token) => {
      const { error, requests } = await refusedSo(code, message, operationsByToken[token])
      expect(error).toBeInstanceOf(TokenExpiredError)
      expect(String(error)).toContain(`the service refused the token for the next page (${code}: ${message})`)
      expect(requests).toBe(4)
    },
  )

  // versitygw and S3 answer InvalidArgument: Invalid uploadId marker.
  it.each([
    ['InvalidArgument', 'Invalid uploadId marker'],
    ['InvalidArgument', 'A version-id marker cannot be specified without a key marker.'],
    ['ValidationException', "Value at 'clientToken' failed to satisfy constraint"],
    ['ValidationException', 'The client token is in use'],
    ['InvalidParameterValue', 'The security token included in the request is invalid'],
    ['ValidationException', 'The table has no tokenised key'],
    ['InvalidParameterException', 'The end time must not be before the start time'],
    ['TrimmedDataAccessException', 'The records are gone'],
    ['ThrottlingException', 'Rate exceeded for the next token'],
  ])('is not %s: %s, which is thrown as the service gave it, at once', async (code, message) => {
    const { operation } = simulatedListing('s3.ListMultipartUploads', {})
    for (const listed of [plainOperation(), operation]) {
      const { error, requests } = await refusedSo(code, message, listed)
      expect(error).toBeInstanceOf(Refusal)
      expect(error).toMatchObject({ code, message })
      expect(requests).toBe(2)
    }
  })

  it('is not one of an item’s key, which is a parameter and does not expire', async () => {
    const rule = { input_token: 'StartKey', output_token: 'LastKey', result_key: 'Things' }
    const operation = pagedOperation(rule, { input: { StartKey: 'map' } })
    const send = async ({ StartKey }: Structure): Promise<Structure> => {
      if (StartKey) throw new Refusal('ValidationException', 'The provided starting key is invalid: StartKey')
      return { Things: [1], LastKey: { pk: 1 } }
    }
    const listed = new PlainPaginator<Structure, Structure>(operation, send).paginate().items().toArray()
    await expect(listed).rejects.toMatchObject({ code: 'ValidationException' })
  })
})
