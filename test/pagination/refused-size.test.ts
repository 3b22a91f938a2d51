import { describe, expect, it } from 'vitest'
import type { Failure } from '../../src/pagination/plan/index.js'
import { isAboutPageSize, isAgainstPageSize } from '../../src/pagination/request/refused-size.js'

const refusal = (code: string, message: string) => ({
  code,
  message,
  isRefusal: true,
  attempts: 1,
  throttles: 0,
})

describe('a refusal', () => {
  it.each<[words: string, error: Failure, limit: string]>([
    [
      'EC2’s',
      refusal('InvalidParameterValue', 'Value (1001) for parameter maxResults is invalid'),
      'MaxResults',
    ],
    ['S3’s', refusal('InvalidArgument', 'Argument max-keys must be an integer'), 'MaxKeys'],
    ['API Gateway’s', refusal('BadRequestException', 'Invalid limit'), 'limit'],
    ['one whose code names the parameter', refusal('InvalidMaxRecordsArgument', ''), 'MaxRecords'],
  ])('of the page size: %s', (_, error, limit) => {
    expect(isAboutPageSize(error, limit)).toBe(true)
    expect(isAgainstPageSize(error, limit)).toBe(false)
  })

  it.each<[words: string, error: Failure]>([
    ['of another parameter', refusal('InvalidParameterValue', 'Value (x) for parameter Filter is invalid')],
    ['of another kind that names the size', refusal('AccessDenied', 'no access with MaxResults 1000')],
  ])('of something else: %s', (_, error) => {
    expect(isAboutPageSize(error, 'MaxResults')).toBe(false)
    expect(isAgainstPageSize(error, 'MaxResults')).toBe(false)
  })

  it('of the parameter beside another one, whatever its value', () => {
    const ids = refusal(
      'InvalidParameterCombination',
      'The parameter instancesSet cannot be used with maxResults',
    )
    expect(isAgainstPageSize(ids, 'MaxResults')).toBe(true)
    expect(isAboutPageSize(ids, 'MaxResults')).toBe(true)
    const others = refusal('InvalidParameterCombination', 'Filter cannot be used with Owner')
    expect(isAgainstPageSize(others, 'MaxResults')).toBe(false)
  })
})
