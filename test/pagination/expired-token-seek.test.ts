import { describe, expect, it } from 'vitest'
import { PlainPaginator, type PlainSend } from '../support/plain-paginator.js'
import { simulatedListing } from '../support/simulated-listing.js'
import { Refusal } from './support/expiring-service.js'

type Structure = Record<string, unknown>

describe('a refused token of an operation that can start after an item', () => {
  it('continues after the last delivered item in one request, even if items before it changed', async () => {
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

  it('does not start after a later key if prefixes were delivered before it, so none is repeated', async () => {
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

  it('lists prefixes again, because no key starts after them', async () => {
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
