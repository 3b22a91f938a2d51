/**
 * What the client decodes, held against the declarations: the pages and items of the simulator are written down as
 * TypeScript, as values of the declared types, and compiled. A member that is declared and required but never comes,
 * one that comes and is not declared, and one of another type are errors.
 */
import { beforeAll, describe, expect, it } from 'vitest'
import { loadModel, type OperationModel, serviceNames } from '../../src/models/index.js'
import { sampleOf } from '../support/samples.js'
import { compile, compileEach } from './support/compile.js'
import { type Listing, listPages } from './support/list-pages.js'
import { literal } from './support/literal.js'

const head = (service: string) => `import type { PageIterator, Paginator, StreamedBody } from 'nexttoken'
import type { Paginators } from 'nexttoken/types/${service}'
declare const streamedBody: StreamedBody
type Page<P> = P extends { paginate(...given: never[]): AsyncIterable<infer One> } ? One : never
type Lists<P> = P extends { paginate(...given: never[]): PageIterator<infer _Page, infer All, infer _First> } ? All : never
`

/** A program that gives each page and item the type that it is declared to have. */
function programOf(service: string, listings: readonly Listing[]): string {
  const lines = listings.flatMap(({ operation: { name }, pages, items }) => [
    ...pages.map((page) => `{ const page: Page<Paginators['${name}']> = ${literal(page)}; void page }`),
    ...Object.entries(items).map(
      ([key, some]) =>
        `{ const items: Lists<Paginators['${name}']>[${JSON.stringify(key)}][] = ${literal(some)}; void items }`,
    ),
  ])
  return `${head(service)}${lines.join('\n')}\nvoid streamedBody\n`
}

function pagedOperations(service: string): OperationModel[] {
  const model = loadModel(service)
  return model.operationNames
    .flatMap((name) => model.operation(name) ?? [])
    .filter(({ paginationRule }) => paginationRule)
}

const groups = groupsOf(sampleOf('valuesServices', serviceNames()), 20)

function groupsOf<T>(all: readonly T[], size: number): T[][] {
  const starts = Array.from({ length: Math.ceil(all.length / size) }, (_, index) => index * size)
  return starts.map((start) => all.slice(start, start + size))
}

/** A value of the declared type may be anything that the rest of tsconfig.json allows, but not one too many. */
const compilerOptions = { exactOptionalPropertyTypes: true, noUnusedLocals: false, noUnusedParameters: false }

describe('decoded values match the declarations of', () => {
  it.each(groups.map((services) => ({ services })))(
    '$services',
    async ({ services }) => {
      const programs: Record<string, string> = {}
      for (const service of services) {
        const all = pagedOperations(service)
        const listings = await listPages(
          service,
          sampleOf('valuesOperations', all, () => false),
        )
        expect(
          listings.every(({ pages }) => pages.length > 0),
          service,
        ).toBe(true)
        programs[service] = programOf(service, listings)
      }
      const { errors } = await compile(`values-${services[0]}`, programs, { compilerOptions })
      expect(errors).toBe('')
    },
    120_000,
  )
})

describe('a value that does not match its declaration', () => {
  const counts = { attempts: 1, throttles: 0, totalRetryDelay: 0 }
  const $metadata = { httpStatusCode: 200, requestId: 'id', extendedRequestId: undefined, ...counts }
  const page = { Topics: [{ TopicArn: 'arn' }], $metadata }
  const wrong = [
    {
      words: 'lacks a list',
      value: { ...page, Topics: undefined },
      reason: /'undefined' is not assignable to type 'Topic\[\]'/,
    },
    { words: 'has one member too many', value: { ...page, Owner: 'me' }, reason: /Owner.* does not exist/ },
    {
      words: 'has a member of another type',
      value: { ...page, Topics: [{ TopicArn: 1 }] },
      reason: /number/,
    },
    {
      words: 'has a member that is undefined',
      value: { ...page, NextToken: undefined },
      reason: /NextToken/,
    },
  ]
  const nameOf = (words: string) => words.replaceAll(' ', '-')
  let said: ReturnType<typeof compileEach>

  beforeAll(() => {
    const operation = pagedOperations('sns').find(({ name }) => name === 'ListTopics')
    if (!operation) throw new Error('SNS has no ListTopics')
    const programs = wrong.map(({ words, value }) => {
      return [nameOf(words), programOf('sns', [{ operation, pages: [value], items: {} }])] as const
    })
    said = compileEach('values-wrong', Object.fromEntries(programs), { compilerOptions })
  })

  it.each(wrong)('is a compile error: it $words', async ({ words, reason }) => {
    expect((await said)[nameOf(words)]).toMatch(reason)
  })
})
