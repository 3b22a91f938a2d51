import { describe, expect, it } from 'vitest'
import { findPagedOperation, loadModel } from '../../src/models/index.js'
import { type CompiledRule, compiledRule } from '../../src/pagination/rule/index.js'
import { Position, parseStartingToken } from '../../src/pagination/token/index.js'

const ruleOf = (service: string, operation: string) =>
  compiledRule(findPagedOperation(loadModel(service), operation))
const topics = ruleOf('sns', 'ListTopics')
const versions = ruleOf('s3', 'ListObjectVersions')
const objects = ruleOf('s3', 'ListObjectsV2')
const decoded = (text: string | undefined) =>
  text === undefined ? undefined : JSON.parse(Buffer.from(text, 'base64').toString())

describe('a position', () => {
  const begun = new Position(topics, [null])
  const second = new Position(topics, ['AaEdHp'])

  it('at the beginning needs no token', () => {
    expect(begun.textUnlessBeginning).toBeUndefined()
    expect(decoded(begun.text)).toEqual({ NextToken: null })
    expect(begun.hasToken).toBe(false)
  })

  it.each<[string, CompiledRule, Position, object]>([
    ['the start of a page', topics, second, { NextToken: 'AaEdHp' }],
    [
      'the middle of a page',
      topics,
      second.after(new Map([['Topics', 3]])),
      { NextToken: 'AaEdHp', boto_truncate_amount: 3 },
    ],
    [
      'the beginning, nothing of the page delivered',
      topics,
      begun.after(new Map([['Topics', 0]])),
      { NextToken: null, boto_truncate_amount: 0 },
    ],
    [
      'the middle of two lists',
      versions,
      new Position(versions, ['k', 'v'], {
        delivered: new Map([
          ['Versions', 2],
          ['DeleteMarkers', 1],
        ]),
      }),
      {
        KeyMarker: 'k',
        VersionIdMarker: 'v',
        boto_truncate_amount: 2,
        nexttoken_delivered: { DeleteMarkers: 1 },
      },
    ],
    [
      'after an item',
      objects,
      new Position(objects, ['t']).afterItem({ StartAfter: 'k' }),
      { ContinuationToken: null, StartAfter: 'k' },
    ],
  ])('in %s has a text that leads back to it', (_, rule, position, members) => {
    expect(decoded(position.textUnlessBeginning)).toEqual(members)
    const { tokens, delivered, seekInput } = parseStartingToken(rule, position.text)
    expect(tokens).toEqual(position.tokens)
    expect(delivered).toEqual(position.delivered)
    expect(seekInput).toEqual(position.seekInput)
  })

  it('adds what is delivered, but not of a key that was delivered whole', () => {
    const one = new Position(versions, ['k', 'v']).after(new Map([['Versions', 2]]))
    const two = one.after(
      new Map([
        ['Versions', 1],
        ['DeleteMarkers', 4],
      ]),
    )
    expect(Object.fromEntries(two.delivered ?? [])).toEqual({ Versions: 3 })
    expect(Object.fromEntries(one.delivered ?? [])).toEqual({ Versions: 2 })
  })

  it('keeps how its page is requested', () => {
    const delivered = new Map([['Contents', 1]])
    const seeking = begun.afterItem({ NextToken: 'a' })
    expect(new Position(objects, [null], { seekInput: { StartAfter: 'k' } }).after(delivered)).toMatchObject({
      seekInput: { StartAfter: 'k' },
      isUnlimited: false,
    })
    const unlimited = seeking.unlimited({ Topics: [1, 2, 3] })
    expect(unlimited).toMatchObject({ tokens: ['a'], seekInput: { NextToken: 'a' }, isUnlimited: true })
    expect(Object.fromEntries(unlimited.delivered ?? [])).toEqual({ Topics: 3 })
    expect(unlimited.after(new Map([['Topics', 1]])).isUnlimited).toBe(true)
    expect(unlimited.at(['b'])).toMatchObject({ tokens: ['b'], delivered: undefined, isUnlimited: false })
  })

  it('has a token if the service gave one', () => {
    expect(second.hasToken).toBe(true)
    expect(new Position(versions, [null, 'v']).hasToken).toBe(true)
    expect(begun.afterItem({ NextToken: 'a' }).hasToken).toBe(false)
  })

  it('has a key that differs from that of every other position', () => {
    expect(second.key).toBe('AaEdHp')
    const keys = [
      new Position(versions, ['a', 'b']),
      new Position(versions, ['a', null]),
      new Position(versions, [null, 'a']),
      begun,
    ].map(({ key }) => key)
    expect(new Set(keys).size).toBe(4)
  })
})

describe('a position after an item that the service returns again', () => {
  const inclusive = ruleOf('kinesis', 'ListStreams')
  const token = { ...versions, seek: versions.seek && { ...versions.seek, isInclusive: true } }
  const position = new Position(token, [null, null]).afterItem({ KeyMarker: 'k', VersionIdMarker: 'v' })

  it('says so in its token, and skips the item', () => {
    expect(inclusive.seek?.isInclusive).toBe(false)
    expect(decoded(position.text)).toEqual({
      KeyMarker: 'k',
      VersionIdMarker: 'v',
      nexttoken_after_item: true,
    })
    expect(parseStartingToken(token, position.text)).toMatchObject({
      tokens: ['k', 'v'],
      seekInput: { KeyMarker: 'k', VersionIdMarker: 'v' },
    })
    const within = position.after(new Map([['Versions', 1]]))
    expect(decoded(within.text)).not.toHaveProperty('nexttoken_after_item')
  })

  it('does not if its members are not those of a token', () => {
    const seek = objects.seek && { ...objects.seek, isInclusive: true }
    const other = new Position({ ...objects, seek }, [null]).afterItem({ StartAfter: 'k' })
    expect(decoded(other.text)).toEqual({ ContinuationToken: null, StartAfter: 'k' })
  })
})
