import { describe, expect, it } from 'vitest'
import { TokenExpiredError } from '../../src/errors/index.js'
import type { OperationModel } from '../../src/models/index.js'
import { refusalText } from '../../src/pagination/recovery/refused-token.js'
import { PlainPaginator } from '../support/plain-paginator.js'
import { simulatedListing } from '../support/simulated-listing.js'
import { Refusal } from './support/expiring-service.js'
import { pagedOperation, plainOperation, plainRule } from './support/paged-operation.js'

type Structure = Record<string, unknown>

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

describe('the words of a refusal', () => {
  it.each([
    ['no such token', 'Expired: no such token'],
    ['Expired: no such token', 'Expired: no such token'],
    ['sns.ListTopics: Expired: no such token', 'Expired: no such token'],
  ])('%j are %j', (message, words) => {
    const failure = { code: 'Expired', message, isRefusal: true, attempts: 1, throttles: 0 }
    expect(refusalText(failure)).toBe(words)
  })
})

describe('a service error', () => {
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
    'refuses the token: %s: %s, for a token named %3$s; the error has the text of the service',
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
  ])('does not refuse the token: %s: %s, which is thrown unchanged, at once', async (code, message) => {
    const { operation } = simulatedListing('s3.ListMultipartUploads', {})
    for (const listed of [plainOperation(), operation]) {
      const { error, requests } = await refusedSo(code, message, listed)
      expect(error).toBeInstanceOf(Refusal)
      expect(error).toMatchObject({ code, message })
      expect(requests).toBe(2)
    }
  })

  it('does not refuse an item key, which is a parameter and does not expire', async () => {
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
