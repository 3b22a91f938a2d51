import { describe, expect, it } from 'vitest'
import { loadModel } from '../../src/models/index.js'
import type { PaginateOptions } from '../../src/pagination/index.js'
import { decodeXml } from '../../src/protocols/index.js'
import { loadedProtocol } from '../support/loaded-protocol.js'
import { PlainPaginator } from '../support/plain-paginator.js'
import { answerInTurn } from './support/scripted-service.js'

type Structure = Record<string, unknown>

describe('versions and delete markers of S3', () => {
  const versions = loadModel('s3').operation('ListObjectVersions')
  if (!versions) throw new Error('no ListObjectVersions')
  const entry = (tag: string, key: string, id: string, time: string) =>
    `<${tag}><Key>${key}</Key><VersionId>${id}</VersionId><LastModified>${time}</LastModified></${tag}>`
  const at = '2026-01-01T00:00:00.000Z'
  // All stored within one second, which is all that LastModified tells (aws/aws-sdk-cpp#1649).
  const body = `<ListVersionsResult><Name>b</Name>${[
    entry('DeleteMarker', 'a', '4', at),
    entry('Version', 'a', '3', at),
    entry('DeleteMarker', 'a', '2', at),
    entry('Version', 'a', '1', at),
    entry('Version', 'a/b', '5', at),
    entry('DeleteMarker', 'b', '7', at),
    entry('Version', 'b', '6', at),
  ].join(
    '',
  )}<CommonPrefixes><Prefix>a/</Prefix></CommonPrefixes><IsTruncated>false</IsTruncated></ListVersionsResult>`
  const open = (page: object, options?: PaginateOptions) =>
    new PlainPaginator<Structure, Structure>(versions, answerInTurn([page as Structure]).send).paginate(
      {},
      options,
    )
  const ids = (tagged: readonly unknown[]) =>
    tagged.map((one) => Object(one).item).map(({ VersionId, Prefix }) => VersionId ?? Prefix)

  const decode = () => {
    const output = versions.output
    if (!output) throw new Error('no output')
    return decodeXml(output, Buffer.from(body)) as object
  }

  it('have the order of the document, however close in time', async () => {
    const lists = ['Versions', 'DeleteMarkers', 'CommonPrefixes']
    expect(ids(await open(decode()).items(lists).toArray())).toEqual([
      '4',
      '3',
      '2',
      '1',
      'a/',
      '5',
      '7',
      '6',
    ])
  })

  it('have the order of the document even against their times, because an upload has its start time', async () => {
    const document = [
      entry('Version', 'a', '3', '2026-01-01T00:00:01.000Z'),
      entry('DeleteMarker', 'a', '2', '2026-01-01T00:00:03.000Z'),
      entry('Version', 'a', '1', '2026-01-01T00:00:02.000Z'),
    ].join('')
    const output = versions.output
    if (!output) throw new Error('no output')
    const page = decodeXml(
      output,
      Buffer.from(`<ListVersionsResult>${document}</ListVersionsResult>`),
    ) as object
    expect(ids(await open(page).items(['Versions', 'DeleteMarkers']).toArray())).toEqual(['3', '2', '1'])
  })

  it('keep that order if some were delivered before', async () => {
    for (let count = 1; count < 7; count++) {
      const cut = open(decode(), { maxItems: count })
      const first = ids(await cut.items(['Versions', 'DeleteMarkers']).toArray())
      const rest = open(decode(), { startingToken: cut.resumeToken })
      const all = [...first, ...ids(await rest.items(['Versions', 'DeleteMarkers']).toArray())]
      expect(all, `cut at ${count}`).toEqual(['4', '3', '2', '1', '5', '7', '6'])
    }
  })

  it('are ordered newest first without a document, as on pages of the AWS SDK', async () => {
    const seconds = (second: number) => new Date(second * 1000)
    const page = {
      Versions: [
        { Key: 'a', VersionId: '3', LastModified: seconds(3) },
        { Key: 'a', VersionId: '1', LastModified: seconds(1) },
      ],
      DeleteMarkers: [
        { Key: 'a', VersionId: '4', LastModified: seconds(4) },
        { Key: 'a', VersionId: '2', LastModified: seconds(2) },
      ],
    }
    expect(ids(await open(page).items(['Versions', 'DeleteMarkers']).toArray())).toEqual(['4', '3', '2', '1'])
  })

  describe('in separate blocks, as moto writes them', () => {
    const latest = (tag: string, key: string, id: string, second: number) =>
      entry(tag, key, id, `2026-01-01T00:00:0${second}.000Z`).replace(
        '</VersionId>',
        '</VersionId><IsLatest>true</IsLatest>',
      )
    const older = (tag: string, key: string, id: string, second: number) =>
      entry(tag, key, id, `2026-01-01T00:00:0${second}.000Z`)
    const blocks = [
      older('Version', 'a', '3', 3),
      older('Version', 'a', '1', 1),
      older('Version', 'b', '5', 1),
      latest('Version', 'c', '9', 1),
      older('Version', 'c', '7', 0),
      latest('DeleteMarker', 'a', '4', 3),
      older('DeleteMarker', 'a', '2', 2),
      latest('DeleteMarker', 'b', '6', 1),
      older('DeleteMarker', 'c', '8', 1),
    ]
    const page = () =>
      decodeXml(
        versions.output as never,
        Buffer.from(
          `<ListVersionsResult>${blocks.join('')}<IsTruncated>false</IsTruncated></ListVersionsResult>`,
        ),
      ) as object
    const lists = ['Versions', 'DeleteMarkers']
    const sorted = ['4', '3', '2', '1', '6', '5', '9', '8', '7']

    it('are ordered by key, with the latest version first, also if the times are equal', async () => {
      expect(ids(await open(page()).items(lists).toArray())).toEqual(sorted)
    })

    it('keep that order wherever the page is cut, by maxItems or by break', async () => {
      for (let count = 1; count < sorted.length; count++) {
        const cut = open(page(), { maxItems: count })
        const first = ids(await cut.items(lists).toArray())
        const left = open(page()).items(lists)
        let seen = 0
        for await (const item of left) if (item === undefined || ++seen === count) break
        for (const startingToken of [cut.resumeToken, left.resumeToken]) {
          const rest = ids(await open(page(), { startingToken }).items(lists).toArray())
          expect([...first, ...rest], `cut at ${count}`).toEqual(sorted)
        }
      }
    })

    it('end with the last of all, so that startAfterItem skips nothing', async () => {
      const last = (await open(page()).items(lists).toArray()).map((one) => Object(one).item).at(-1)
      expect(last).toMatchObject({ Key: 'c', VersionId: '7' })
    })

    it('of one key with equal times keep the order of the document after the latest version', async () => {
      const body = [
        older('Version', 'a', '3', 1),
        older('Version', 'a', '1', 1),
        latest('DeleteMarker', 'a', '4', 1),
        older('DeleteMarker', 'a', '2', 1),
      ]
      const one = decodeXml(
        versions.output as never,
        Buffer.from(`<ListVersionsResult>${body.join('')}</ListVersionsResult>`),
      ) as object
      expect(ids(await open(one).items(lists).toArray())).toEqual(['4', '3', '1', '2'])
    })
  })

  it('keep their order through the XML decoder', () => {
    const protocol = loadedProtocol(versions.service)
    const page = protocol.decodeResponse(versions, { statusCode: 200, headers: {}, body: Buffer.from(body) })
    expect(page).toEqual(decode())
  })
})
