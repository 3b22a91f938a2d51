import { describe, expect, it } from 'vitest'
import { FaultyStore } from '../../support/key-store/faulty-store.js'
import { KeyStore } from '../../support/key-store/key-store.js'
import type { ListOperation } from '../../support/key-store/list-answer.js'
import { pageOf } from '../../support/key-store/page-of.js'
import { VirtualTime } from '../../support/key-store/virtual-time.js'
import { byBytes, expectedKeys } from './support/expected-names.js'
import { namesOnPage } from './support/trial.js'

const keys = ['a', 'b/1', 'b/2', 'b/c/3', 'd', 'e/4', '\ue000', '\u{10000}']

function list(operation: ListOperation, input: object, faulty = new FaultyStore(new KeyStore(keys))) {
  return pageOf(faulty.answer({ operation, input: { Bucket: 'b', ...input } }))
}

const names = (page: object) => namesOnPage(page as Record<string, unknown>)

// What AWS documents: https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html. test/live compares it with moto.
describe('the key store of the tests', () => {
  it.each([
    ['everything in the order of UTF-8 bytes', {}, keys],
    ['what has the prefix', { Prefix: 'b/' }, ['b/1', 'b/2', 'b/c/3']],
    ['groups as one item each', { Delimiter: '/' }, ['a', 'b/', 'd', 'e/', '\ue000', '\u{10000}']],
    ['groups behind the prefix', { Prefix: 'b/', Delimiter: '/' }, ['b/1', 'b/2', 'b/c/']],
    ['what is behind a key', { StartAfter: 'd' }, ['e/4', '\ue000', '\u{10000}']],
    ['what is behind a key that does not exist', { StartAfter: 'b/1x' }, keys.slice(2)],
    [
      'no group that is not behind StartAfter',
      { StartAfter: 'b/1', Delimiter: '/' },
      ['d', 'e/', '\ue000', '\u{10000}'],
    ],
    [
      'a group behind StartAfter',
      { StartAfter: 'b', Delimiter: '/' },
      ['b/', 'd', 'e/', '\ue000', '\u{10000}'],
    ],
    ['a page', { MaxKeys: 2, Delimiter: '/' }, ['a', 'b/']],
    ['nothing', { MaxKeys: 0 }, []],
  ])('lists %s', (_, input, expected) => {
    expect(names(list('ListObjectsV2', input))).toEqual(expected)
  })

  it.each<[ListOperation, string, string]>([
    ['ListObjectsV2', 'NextContinuationToken', 'ContinuationToken'],
    ['ListObjects', 'NextMarker', 'Marker'],
    ['ListObjectVersions', 'NextKeyMarker', 'KeyMarker'],
  ])('%s goes on by %s until it says that there is no more', (operation, next, token) => {
    const found: string[] = []
    let given: object = {}
    for (let pages = 1; ; pages++) {
      const page = list(operation, { ...given, MaxKeys: 2, Delimiter: '/' }) as Record<string, unknown>
      found.push(...names(page))
      if (page.IsTruncated === false) {
        expect(pages).toBe(3)
        break
      }
      given = {
        [token]: page[next],
        ...(page.NextVersionIdMarker ? { VersionIdMarker: page.NextVersionIdMarker } : {}),
      }
    }
    expect(found.map((name) => name.split(' ')[0])).toEqual(
      expectedKeys(keys, { prefix: '', delimiter: '/' }),
    )
  })

  it('lists the versions of a key from the newest on, and goes on behind a version', () => {
    const store = new KeyStore(['a', 'b'])
    for (let version = 0; version < 3; version++) store.putVersion('a', { isDeleteMarker: version === 2 })
    const faulty = new FaultyStore(store)
    const page = list('ListObjectVersions', { MaxKeys: 2 }, faulty) as Record<string, string>
    expect(names(page)).toEqual(['a version 5', 'a version 4'])
    const { NextKeyMarker: KeyMarker, NextVersionIdMarker: VersionIdMarker } = page
    expect(names(list('ListObjectVersions', { KeyMarker, VersionIdMarker }, faulty))).toEqual([
      'a version 3',
      'a version 1',
      'b version 2',
    ])
    expect(names(list('ListObjectVersions', { KeyMarker }, faulty))).toEqual(['b version 2'])
    expect(names(list('ListObjectsV2', {}, faulty))).toEqual(['b'])
    expect(() => list('ListObjectVersions', { VersionIdMarker }, faulty)).toThrow(/without a key marker/)
  })

  it('encodes keys on request', () => {
    const faulty = new FaultyStore(new KeyStore(['a b/c+d', 'é\u0001']))
    expect(names(list('ListObjectsV2', { EncodingType: 'url' }, faulty))).toEqual(['%C3%A9%01', 'a+b/c%2Bd'])
  })

  it.each([
    ['ignores StartAfter', { ignoresStart: 1 }, keys],
    ['lists the key of StartAfter again', { returnsStart: true }, keys.slice(4)],
    ['skips nothing behind a key that exists', { skipsAfterAbsent: true }, keys.slice(5)],
  ])('with a fault %s', (_, faults, expected) => {
    const faulty = new FaultyStore(new KeyStore(keys), faults)
    expect(names(list('ListObjectsV2', { StartAfter: 'd' }, faulty))).toEqual(expected)
  })

  it('with a fault skips the key behind a StartAfter that does not exist', () => {
    const faulty = new FaultyStore(new KeyStore(keys), { skipsAfterAbsent: true })
    expect(names(list('ListObjectsV2', { StartAfter: 'd0' }, faulty))).toEqual(keys.slice(6))
  })

  it('sorts by UTF-16 units on request', () => {
    const store = new KeyStore(['\ue000', '\u{10000}'], 'utf-16')
    expect(store.keys).toEqual(['\u{10000}', '\ue000'])
    expect([...store.keys].sort(byBytes)).toEqual(['\ue000', '\u{10000}'])
  })
})

describe('virtual time', () => {
  it('passes in the order of the moments, whoever waits first', async () => {
    const time = new VirtualTime()
    const seen: [string, number][] = []
    const wait = (name: string, milliseconds: number) =>
      time.wait(milliseconds).then(() => seen.push([name, time.now]))
    await Promise.all([wait('late', 3_600_000), wait('early', 5).then(() => wait('between', 10))])
    expect(seen).toEqual([
      ['early', 5],
      ['between', 15],
      ['late', 3_600_000],
    ])
  })

  it('stops waiting when the signal is aborted', async () => {
    const time = new VirtualTime()
    const controller = new AbortController()
    const waiting = time.wait(10, controller.signal)
    controller.abort(new Error('left'))
    await expect(waiting).rejects.toThrow('left')
    await time.wait(1)
    expect(time.now).toBe(1)
  })
})
