import { describe, expect, it } from 'vitest'
import { attemptsOf, readSdkFailure } from '../../src/sdk/sdk-failure.js'

const exception = (fields: object) =>
  Object.assign(new Error('the token has expired'), { name: 'InvalidNextTokenException' }, fields)

describe('an error of the AWS SDK v3', () => {
  it('says the code of a refusal by its name, and its attempts in its metadata', () => {
    const error = exception({ $fault: 'client', $metadata: { httpStatusCode: 400, attempts: 3 } })
    expect(readSdkFailure(error)).toEqual({
      attempts: 3,
      throttles: 0,
      code: 'InvalidNextTokenException',
      message: 'the token has expired',
      isRefusal: true,
    })
  })

  it.each([
    ['a fault of the server', exception({ $fault: 'server', $metadata: { attempts: 1 } })],
    ['an error without metadata, which no service sent', exception({ $fault: 'client' })],
    ['an error without a fault', exception({ $metadata: {} })],
    ['an object without a text', Object.create(null)],
    ['something that is not an error', { name: 'InvalidNextToken', $fault: 'client', $metadata: {} }],
  ])('is not a refusal if it is %s', (_, error) => {
    expect(readSdkFailure(error).isRefusal).toBe(false)
  })

  it('of the network has the network’s code', () => {
    const error = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })
    expect(readSdkFailure(error)).toMatchObject({ code: 'ECONNREFUSED', attempts: 1, isRefusal: false })
  })
})

it.each([
  [{ $metadata: { attempts: 2 } }, 2],
  [{ $metadata: { attempts: 0 } }, 1],
  [{ $metadata: {} }, 1],
  [{}, 1],
  [undefined, 1],
])('attemptsOf(%j) is %i: at least one request was sent', (source, attempts) => {
  expect(attemptsOf(source)).toBe(attempts)
})
