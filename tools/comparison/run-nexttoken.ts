import { search } from '@jmespath-community/jmespath'
import { client } from '../../src/client/index.js'
import type { PageIterator, PaginateOptions } from '../../src/pagination/index.js'
import { KeptItems, nameOf } from './kept-items.js'
import type { Mode, Observed, Scenario } from './scenario.js'

type Structure = Record<string, unknown>
type Pages = PageIterator<Structure, Structure, string>

interface Run {
  readonly scenario: Scenario
  readonly kept: KeptItems
  call(): Promise<Structure>
  pages(options?: PaginateOptions): Pages
}

/** Runs a scenario with nexttoken. */
export async function runNexttoken(scenario: Scenario, endpoint: string): Promise<Observed> {
  const { service, operation, input = {}, pageSize } = scenario
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' }
  const common = { region: 'us-east-1', endpoint, credentials, maxAttempts: 1 }
  const aws = client(service, { ...common, onTruncated: 'error' })
  const kept = new KeptItems()
  const call = () => aws.call(operation, { ...input })
  const pages = (options?: PaginateOptions) =>
    aws.paginate(operation, input, { pageSize, ...scenario.options, ...options }) as Pages
  try {
    const value = await modes[scenario.mode]({ scenario, kept, call, pages })
    return { ...kept.observed, value: value === undefined ? undefined : JSON.stringify(value) }
  } catch (error) {
    return { ...kept.observed, error: nameOf(error) }
  } finally {
    aws.destroy()
  }
}

const modes: Record<Mode, (run: Run) => Promise<unknown>> = {
  async call({ scenario, kept, call }) {
    try {
      kept.take((await call())[scenario.key])
    } catch (error) {
      if (error instanceof Error && 'page' in error) kept.take(Object(error.page)[scenario.key])
      throw error
    }
  },
  async list({ scenario, kept, pages }) {
    for await (const page of pages()) kept.take(page[scenario.key])
  },
  async retry({ scenario, kept, pages }) {
    const iterator = pages()[Symbol.asyncIterator]()
    for (let failures = 0; failures < 5; ) {
      try {
        const page = await iterator.next()
        if (page.done) return
        kept.take(page.value[scenario.key])
      } catch {
        failures++
      }
    }
  },
  async limit({ scenario, kept, pages }) {
    const first = pages({ maxItems: 7 })
    for await (const page of first) kept.take(page[scenario.key])
    for await (const page of pages({ startingToken: first.resumeToken })) kept.take(page[scenario.key])
  },
  async leave({ scenario, kept, pages }) {
    const first = pages().items(scenario.key)
    for await (const item of first) {
      kept.take([item])
      if (kept.observed.items === 7) break
    }
    for await (const page of pages({ startingToken: first.resumeToken })) kept.take(page[scenario.key])
  },
  async full({ scenario, kept, pages }) {
    const result = await pages().buildFullResult()
    kept.take(Object(result)[scenario.key])
    return scenario.show === undefined ? undefined : search(JSON.parse(JSON.stringify(result)), scenario.show)
  },
}
