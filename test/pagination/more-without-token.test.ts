import { describe, expect, it } from 'vitest'
import { loadModel, serviceNames } from '../../src/models/index.js'
import { compiledRule, type PaginateOptions } from '../../src/pagination/index.js'
import { PlainPaginator, type PlainSend } from '../support/plain-paginator.js'
import { simulatedListing } from '../support/simulated-listing.js'

type Structure = Record<string, unknown>

/** Every operation that says whether there is more, and that starts by an item. */
const followed = serviceNames().flatMap((service) => {
  const model = loadModel(service)
  return model.operationNames.flatMap((name) => {
    const operation = model.operation(name)
    const rule = operation?.paginationRule
    const isOne = rule?.moreResults !== undefined && compiledRule(operation as never).seek !== undefined
    return isOne && !rule.outputTokens.some((token) => token.includes('[-1]')) ? [`${service}.${name}`] : []
  })
})

/** The simulator as a server that pages by the last item alone: tokens and all lists but the first are taken away. */
function withoutTokens(name: string, items: number) {
  const parts = name === 's3.ListParts' || name === 's3.GetObjectAttributes'
  const item = parts ? { item: (index: number) => ({ PartNumber: index + 1 }) } : {}
  const { operation, paginator, input } = simulatedListing(name, { items, pageSize: 3, ...item })
  const rule = operation.paginationRule
  const removed = [...(rule?.outputTokens ?? []), ...(rule?.resultKeys.slice(1) ?? [])].map((path) =>
    path.split('.'),
  )
  const inputs: Structure[] = []
  const send: PlainSend<Structure, Structure> = async (asked) => {
    inputs.push(asked)
    for await (const page of paginator.paginate(asked)) {
      const copy = structuredClone(page)
      for (const path of removed) {
        const parent = path.slice(0, -1).reduce<unknown>((at, part) => Object(at)[part], copy)
        Reflect.deleteProperty(Object(parent), path.at(-1) ?? '')
      }
      return copy
    }
    throw new Error('no page')
  }
  const open = (options?: PaginateOptions) =>
    new PlainPaginator<Structure, Structure>(operation, send).paginate(input, options)
  return { open, inputs, all: () => paginator.paginate(input).items().toArray() }
}

describe('a page that announces more and has no token', () => {
  it('is followed in operations of Kinesis, S3, CloudFront and Route 53', () => {
    expect(followed).toEqual(
      expect.arrayContaining([
        'kinesis.ListStreams',
        's3.ListObjectsV2',
        's3.ListObjectVersions',
        's3.ListParts',
        'cloudfront.ListDistributions',
        'route53.ListResourceRecordSets',
      ]),
    )
  })

  it.each(followed)('%s: is followed from its last item, and every item is delivered once', async (name) => {
    const { open, all } = withoutTokens(name, 8)
    const expected = await all()
    expect(expected).toHaveLength(8)
    const pages = open()
    expect(await pages.items().toArray()).toEqual(expected)
    expect(pages.receipt).toMatchObject({ outcome: 'complete', items: 8 })
  })

  it.each(followed)('%s: resumes at the exact item, wherever the listing was cut', async (name) => {
    const { open, all } = withoutTokens(name, 8)
    const expected = await all()
    for (let maxItems = 1; maxItems < 8; maxItems++) {
      const cut = open({ maxItems })
      const first = await cut.items().toArray()
      const rest = await open({ startingToken: cut.resumeToken }).items().toArray()
      expect([...first, ...rest], `cut at ${maxItems}`).toEqual(expected)
    }
  })

  // moto, kinesalite 3.3.3 and ministack 1.5.33 answer ListStreams so.
  it('is followed in Kinesis ListStreams by the last stream name, a parameter of boto3 too', async () => {
    const { open, inputs } = withoutTokens('kinesis.ListStreams', 4)
    const pages = open({ maxItems: 3 })
    const names = await pages.items().toArray()
    const token = JSON.parse(Buffer.from(pages.resumeToken ?? '', 'base64').toString())
    expect(token).toEqual({ NextToken: null, ExclusiveStartStreamName: names[2] })
    await open({ startingToken: pages.resumeToken }).items().toArray()
    expect(inputs.map(({ ExclusiveStartStreamName }) => ExclusiveStartStreamName)).toEqual([
      undefined,
      names[2],
    ])
  })

  it('is an error if the service cannot start after its last element', async () => {
    const { operation } = simulatedListing('s3.ListObjectsV2', {})
    const send = async () => ({
      Contents: [{ Key: 'a' }],
      CommonPrefixes: [{ Prefix: 'b/' }],
      IsTruncated: true,
    })
    const pages = new PlainPaginator<Structure, Structure>(operation, send).paginate({ Bucket: 'b' })
    await expect(pages.items().toArray()).rejects.toThrow('has no token')
  })

  it('is an error if the service cannot start after an item for this input', async () => {
    const { operation } = simulatedListing('s3.ListObjectsV2', {})
    const send = async () => ({ Contents: [{ Key: 'a' }], IsTruncated: true })
    const pages = new PlainPaginator<Structure, Structure>(operation, send).paginate({
      Bucket: 'b--use1-az4--x-s3',
    })
    await expect(pages.items().toArray()).rejects.toThrow('has no token')
  })

  it('with several lists in one sequence is followed from the last item of all', async () => {
    const { operation } = simulatedListing('s3.ListObjectVersions', {})
    const sent: Structure[] = []
    const send = async (input: Structure) => {
      sent.push(input)
      if (input.KeyMarker) return { Versions: [{ Key: 'c', VersionId: '3' }], IsTruncated: false }
      return {
        Versions: [{ Key: 'a', VersionId: '1' }],
        DeleteMarkers: [{ Key: 'b', VersionId: '2' }],
        IsTruncated: true,
      }
    }
    const pages = new PlainPaginator<Structure, Structure>(operation, send).paginate({ Bucket: 'b' })
    const all = await pages.items(['Versions', 'DeleteMarkers']).toArray()
    expect(all.map((one) => Object(one).item.Key)).toEqual(['a', 'b', 'c'])
    expect(sent[1]).toMatchObject({ KeyMarker: 'b', VersionIdMarker: '2' })
  })

  it('that repeats the same last item is a cycle', async () => {
    const { operation } = simulatedListing('kinesis.ListStreams', {})
    const send = async () => ({ StreamNames: ['a', 'b'], HasMoreStreams: true })
    const pages = new PlainPaginator<Structure, Structure>(operation, send).paginate({})
    await expect(pages.items().toArray()).rejects.toThrow('ends with the same item as an earlier page')
  })
})
