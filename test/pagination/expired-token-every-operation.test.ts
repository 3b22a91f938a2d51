import { describe, expect, it } from 'vitest'
import { loadModel, serviceNames } from '../../src/models/index.js'
import { compiledRule } from '../../src/pagination/index.js'
import { alwaysSampled, sampleOf } from '../support/samples.js'
import { simulatedListing } from '../support/simulated-listing.js'

type Structure = Record<string, unknown>

/** In each protocol, with each of the words that services have for it, and with tokens of several parts. */
const recoverable = serviceNames().flatMap((service) => {
  const model = loadModel(service)
  return model.operationNames.flatMap((name) => {
    const operation = model.operation(name)
    if (!operation?.paginationRule) return []
    const { isListed, isEndless, inputTokens } = compiledRule(operation)
    const isLasting = inputTokens.some(({ isKey }) => isKey)
    return isListed && !isEndless && !isLasting ? [`${service}.${name}`] : []
  })
})
const firsts = alwaysSampled.map((service) => recoverable.find((name) => name.startsWith(`${service}.`)))

describe('a listing whose token expires is recovered in operations of every service:', () => {
  it.each(sampleOf('expiredTokens', recoverable, (name) => firsts.includes(name)))('%s', async (name) => {
    const plan = { items: 7, pageSize: 3 }
    const whole = simulatedListing(name, plan)
    const faulty = simulatedListing(name, { ...plan, faults: [{ on: 3, kind: 'expired-token' }] })
    const expected = await itemsOf(whole.paginator.paginate(whole.input))
    expect(await itemsOf(faulty.paginator.paginate(faulty.input))).toEqual(expected)
    expect(faulty.requests.filter(({ fault }) => fault === 'expired-token')).toHaveLength(1)
  })
})

async function itemsOf(
  pages: AsyncIterable<Structure> & { resultKeys: readonly string[]; items(): AsyncIterable<unknown> },
) {
  const all: unknown[] = []
  for await (const item of pages.items()) all.push(item)
  return all
}
