import { describe, expect, it } from 'vitest'
import { findPagedOperation, loadModel } from '../../src/models/index.js'
import {
  canSeek,
  compiledRule,
  matchesSeek,
  type Seek,
  seekProblem,
  seekValues,
  startAfterValues,
} from '../../src/pagination/rule/index.js'

const ruleOf = (service: string, operation: string) =>
  compiledRule(findPagedOperation(loadModel(service), operation))

describe('a seek', () => {
  const versions = ruleOf('s3', 'ListObjectVersions').seek as Seek
  const objects = ruleOf('s3', 'ListObjectsV2').seek as Seek
  const streams = ruleOf('kinesis', 'ListStreams').seek

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
    expect(ruleOf('sns', 'ListTopics').seek).toBeUndefined()
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

  it('is not possible for S3’s directory buckets and their access points, nor without one', () => {
    expect(canSeek(versions, { Bucket: 'logs' })).toBe(true)
    expect(canSeek(versions, {})).toBe(true)
    expect(canSeek(versions, { Bucket: 'logs--use1-az4--x-s3' })).toBe(false)
    expect(canSeek(versions, { Bucket: 'points--use1-az4--xa-s3' })).toBe(false)
    const arn = 'arn:aws:s3express:us-east-1:123456789012:accesspoint/points--use1-az4--xa-s3'
    expect(canSeek(versions, { Bucket: arn })).toBe(false)
    expect(canSeek(undefined, {})).toBe(false)
  })

  it('has no problem without startAfterItem', () => {
    expect(seekProblem(undefined, {}, undefined)).toBeUndefined()
    expect(seekProblem(objects, {}, { Key: 'a' })).toBeUndefined()
    expect(seekProblem(versions, {}, {})).toBe(
      'startAfterItem lacks Key and VersionId; pass the item to start after',
    )
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
})
