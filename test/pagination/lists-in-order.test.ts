import { describe, expect, it } from 'vitest'
import { findPagedOperation, loadModel } from '../../src/models/index.js'
import { inServiceOrder, seekAfterPage } from '../../src/pagination/page/index.js'
import { type CompiledRule, compiledRule, type PageKey } from '../../src/pagination/rule/index.js'
import { recordRun } from '../../src/values/index.js'
import { pagedOperation, plainRule } from './support/paged-operation.js'

const versions = compiledRule(findPagedOperation(loadModel('s3'), 'ListObjectVersions'))

describe('the service’s order of several lists', () => {
  const [versionKey, markerKey, prefixKey] = versions.resultKeys as [PageKey, PageKey, PageKey]
  const names = (one: object, order: readonly PageKey[] = [versionKey, markerKey]) =>
    inServiceOrder(versions, order, one).map(
      ({ key, item }) => `${key[0]}${(item as { Id?: string }).Id ?? ''}`,
    )
  const at = (iso: string) => new Date(iso)

  it.each<[object, string[], string]>([
    [
      {
        Versions: [
          { Key: 'a', Id: 1 },
          { Key: 'c', Id: 2 },
        ],
        DeleteMarkers: [{ Key: 'b', Id: 3 }],
      },
      ['V1', 'D3', 'V2'],
      'by key',
    ],
    [
      { Versions: [{ Key: '\u{1f600}', Id: 1 }], DeleteMarkers: [{ Key: '\uffff', Id: 2 }] },
      ['D2', 'V1'],
      'by UTF-8 bytes, not by UTF-16 units',
    ],
    [
      { Versions: [{ Key: 'a', Id: 1 }], DeleteMarkers: [{ Key: 'a', Id: 2, IsLatest: true }] },
      ['D2', 'V1'],
      'the latest first',
    ],
    [
      { Versions: [{ Key: 'a', Id: 1, IsLatest: true }], DeleteMarkers: [{ Key: 'a', Id: 2 }] },
      ['V1', 'D2'],
      'the latest first, whichever list it is in',
    ],
    [
      {
        Versions: [{ Key: 'a', Id: 1, IsLatest: true, LastModified: at('2024-01-01') }],
        DeleteMarkers: [{ Key: 'a', Id: 2, IsLatest: false, LastModified: at('2024-01-02') }],
      },
      ['V1', 'D2'],
      'the latest before the newer',
    ],
    [
      {
        Versions: [{ Key: 'a', Id: 1, LastModified: at('2024-01-01') }],
        DeleteMarkers: [{ Key: 'a', Id: 2, LastModified: at('2024-01-02') }],
      },
      ['D2', 'V1'],
      'the newer first',
    ],
    [
      {
        Versions: [
          { Key: 'b', Id: 1 },
          { Key: 'a', Id: 2 },
        ],
        DeleteMarkers: [{ Key: 'a', Id: 3 }],
      },
      ['D3', 'V1', 'V2'],
      'each list keeps its own order',
    ],
    [{ Versions: [], DeleteMarkers: [{ Key: 'a', Id: 1 }] }, ['D1'], 'one list is empty'],
    [
      { Versions: [{ Key: 'a', Id: 1 }], DeleteMarkers: [{ Key: 'a', Id: 2 }] },
      ['V1', 'D2'],
      'list after list if nothing tells them apart',
    ],
    [{ Versions: [{ Id: 1 }], DeleteMarkers: [null] }, ['V1', 'D'], 'items without a key'],
  ])('%#: %j is %j: %s', (one, expected) => {
    expect(
      inServiceOrder(versions, [versionKey, markerKey], one).map(
        ({ key, item }) => `${key[0]}${(item as { Id?: number } | null)?.Id ?? ''}`,
      ),
    ).toEqual(expected)
  })

  it('is the document’s for items that sort the same, if it has the lists interleaved', () => {
    const [Versions, DeleteMarkers] = [
      [
        { Key: 'a', Id: '1' },
        { Key: 'a', Id: '3', IsLatest: true },
      ],
      [{ Key: 'a', Id: '2' }],
    ]
    expect(names({ Versions, DeleteMarkers })).toEqual(['V1', 'V3', 'D2'])
    Versions.splice(0)
    recordRun(Versions, 0)
    Versions.push({ Key: 'a', Id: '1' })
    recordRun(DeleteMarkers.splice(0) && DeleteMarkers, 10)
    DeleteMarkers.push({ Key: 'a', Id: '2' })
    recordRun(Versions, 20)
    Versions.push({ Key: 'a', Id: '3', IsLatest: true })
    expect(names({ Versions, DeleteMarkers })).toEqual(['V1', 'D2', 'V3'])
  })

  it('is the document’s if the other list is the one that has runs on both sides', () => {
    const Versions: object[] = []
    const DeleteMarkers: object[] = []
    recordRun(DeleteMarkers, 0)
    DeleteMarkers.push({ Key: 'a', Id: '1' })
    recordRun(Versions, 10)
    Versions.push({ Key: 'a', Id: '2' })
    recordRun(DeleteMarkers, 20)
    DeleteMarkers.push({ Key: 'a', Id: '3', IsLatest: true })
    expect(names({ Versions, DeleteMarkers })).toEqual(['D1', 'V2', 'D3'])
  })

  it('is list after list if the rule knows none', () => {
    const unsorted: CompiledRule = { ...versions, sortedBy: { Versions: 'Key' } }
    const one = { Versions: [{ Key: 'b' }], DeleteMarkers: [{ Key: 'a' }] }
    const order = (rule: CompiledRule) => inServiceOrder(rule, rule.resultKeys, one).map(({ key }) => key)
    expect(order(unsorted)).toEqual(['Versions', 'DeleteMarkers'])
    expect(order(versions)).toEqual(['DeleteMarkers', 'Versions'])
    expect(
      names({ CommonPrefixes: [{ Prefix: 'b' }], Versions: [{ Key: 'c' }] }, [versionKey, prefixKey]),
    ).toEqual(['C', 'V'])
  })

  it('decides after which item a listing continues', () => {
    const one = {
      Versions: [{ Key: 'a', VersionId: '1' }],
      DeleteMarkers: [{ Key: 'b', VersionId: '2' }],
    }
    expect(seekAfterPage(versions, one, {})).toEqual({ KeyMarker: 'b', VersionIdMarker: '2' })
    expect(seekAfterPage(versions, one, { Bucket: 'b--x-s3' })).toBeUndefined()
    expect(seekAfterPage(versions, {}, {})).toBeUndefined()
    const plain = compiledRule(pagedOperation({ ...plainRule, result_key: ['Keys', 'Best'] }))
    expect(seekAfterPage(plain, { Keys: ['a'], Best: { Name: 'a' } }, {})).toBeUndefined()
  })

  it('decides after which of many items a listing continues, in one list or in several', () => {
    const things = compiledRule(
      pagedOperation(
        { ...plainRule, seek: { StartAfter: 'Key' } },
        { input: { StartAfter: 'string' }, output: { Things: 'list' } },
      ),
    )
    const listed = ['a', 'b', 'c'].map((Key) => ({ Key }))
    expect(seekAfterPage(things, { Things: listed }, {})).toEqual({ StartAfter: 'c' })
    expect(seekAfterPage(things, { Things: [] }, {})).toBeUndefined()
    const version = (Key: string, VersionId: string) => ({ Key, VersionId })
    const mixed = {
      Versions: [version('a', '1'), version('d', '2')],
      DeleteMarkers: [version('b', '3'), version('c', '4')],
    }
    expect(seekAfterPage(versions, mixed, {})).toEqual({ KeyMarker: 'd', VersionIdMarker: '2' })
  })
})
