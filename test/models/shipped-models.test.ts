import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { brotliDecompressSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { assertModel } from '../../src/models/assert-model.js'
import {
  describeOperation,
  listServices,
  loadModel,
  type OperationModel,
  type ServiceModel,
  type Shape,
  shippedIndex,
  snakeCase,
} from '../../src/models/index.js'
import { searchIn } from './support/temp-models.js'

const folder = fileURLToPath(new URL('../../models/', import.meta.url))
/** The same for all tests here, so that each model is read once. */
const emptyHome = folder
const files = readdirSync(folder)
const { totals, services } = shippedIndex()
const names = Object.keys(services)

/** Every service's problems in one list: so many tests would drown what fails. */
function lint(problemsOf: (model: ServiceModel) => readonly string[]): readonly string[] {
  searchIn({ home: emptyHome })
  return names.flatMap((name) => problemsOf(loadModel(name)).map((problem) => `${name}: ${problem}`))
}

describe('the set of shipped models', () => {
  test('covers all of AWS in at most 4 MB', () => {
    const all = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    )
    const bytes = all.reduce((sum, { parentPath, name }) => sum + statSync(`${parentPath}/${name}`).size, 0)
    expect(bytes).toBeLessThanOrEqual(4_000_000)
    expect(totals.services).toBeGreaterThanOrEqual(429)
    expect(totals.operations).toBeGreaterThanOrEqual(19_000)
    expect(totals.paginators - totals.inferredPaginators).toBeGreaterThanOrEqual(3_300)
    expect(totals.inferredPaginators).toBeGreaterThanOrEqual(900)
    expect(totals.endpointRuleSets).toBe(totals.services)
    expect(totals.waiters).toBeGreaterThanOrEqual(410)
  })

  test('matches the counts of the README and the version of the live tests', () => {
    const root = new URL('../../', import.meta.url)
    const { botocore } = shippedIndex()
    const [count, operations, paginators, inferred] = [
      totals.services,
      totals.operations,
      totals.paginators,
      totals.inferredPaginators,
    ].map((total) => total.toLocaleString('en'))
    expect(readFileSync(new URL('README.md', root), 'utf8')).toContain(
      `botocore ${botocore}**: ${count} services, ${operations} operations, ${paginators} paginators (${inferred} more than boto3 has)`,
    )
    const versions = readFileSync(new URL('test/live/requirements.txt', root), 'utf8')
    expect(versions).toContain(`boto3==${botocore}\nbotocore==${botocore}\n`)
  })

  test('matches the hashes of the index', () => {
    expect(files.toSorted()).toEqual(
      [
        ...names.map((name) => `${name}.json.br`),
        ...['index.json', 'inventory.json', 'older', 'regions.json'],
      ].toSorted(),
    )
    const differing = names.filter((name) => {
      const json = brotliDecompressSync(readFileSync(`${folder}${name}.json.br`))
      return createHash('sha256').update(json).digest('hex') !== services[name].sha256
    })
    expect(differing).toEqual([])
  })

  test('matches the counts of the index', () => {
    searchIn({ home: emptyHome })
    const listed = listServices()
    const sum = (count: (name: string) => number) => names.reduce((total, name) => total + count(name), 0)
    expect(listed.map((service) => service.name)).toEqual(names)
    expect(sum((name) => loadModel(name).operationNames.length)).toBe(totals.operations)
    expect(listed.reduce((total, service) => total + service.operations, 0)).toBe(totals.operations)
    expect(listed.reduce((total, service) => total + service.paginators, 0)).toBe(totals.paginators)
  })
})

describe('every shipped model', () => {
  test('passes the validation of user models, with every shape reference resolved', () => {
    const broken = lint((model) => {
      assertModel(model.description, model.name)
      return []
    })
    expect(broken).toEqual([])
  })

  test('has a supported protocol', () => {
    expect(lint((model) => (model.protocolName ? [] : ['none']))).toEqual([])
  })

  test('has no documentation text', () => {
    const isProse = ([key, value]: [string, unknown]) =>
      /^(documentation|documentationUrl|examples)$/.test(key) && typeof value === 'string'
    const proseOf = (value: unknown): number =>
      typeof value !== 'object' || value === null
        ? 0
        : Object.entries(value).reduce((sum, entry) => sum + (isProse(entry) ? 1 : proseOf(entry[1])), 0)
    expect(lint((model) => (proseOf(model.description) === 0 ? [] : ['prose']))).toEqual([])
  })

  test('has operation names that are distinct in every spelling', () => {
    const problems = lint((model) =>
      model.operationNames.filter(
        (name) =>
          model.findOperation(snakeCase(name))?.name !== name ||
          model.findOperation(snakeCase(name).replaceAll('_', '-'))?.name !== name ||
          model.findOperation(name.toLowerCase())?.name !== name,
      ),
    )
    expect(problems).toEqual([])
  })

  test('has a description of every operation', () => {
    const problems = lint((model) =>
      model.operationNames.filter((name) => {
        const operation = model.operation(name)
        const summary = operation && describeOperation(operation)
        return summary?.snakeCase !== snakeCase(name) || summary.name !== name
      }),
    )
    expect(problems).toEqual([])
  })
})

describe('every pagination rule', () => {
  const lintRules = (problemsOf: (operation: OperationModel) => readonly string[]) =>
    lint((model) =>
      Object.keys(model.description.paginators?.pagination ?? {}).flatMap((name) => {
        const operation = model.operation(name)
        return operation
          ? problemsOf(operation).map((problem) => `${name}: ${problem}`)
          : [`${name}: no such operation`]
      }),
    )

  test('has input tokens and a limit that are input members', () => {
    const problems = lintRules(({ input, paginationRule: rule }) =>
      [...(rule?.inputTokens ?? []), ...(rule?.limitKey === undefined ? [] : [rule.limitKey])].filter(
        (member) => !input?.members.has(member),
      ),
    )
    expect(problems).toEqual([])
  })

  /** Pages of bytes, and of documents that cannot be put together: boto3 has no rule for either. */
  const withoutResults = [
    'fms: GetProtectionStatus: no result key',
    'iotsitewise: GetCaptureData: no result key',
  ]

  test('has as many output tokens as input tokens, and a result key, with two listed exceptions', () => {
    const problems = lintRules(({ paginationRule: rule }) => [
      ...(rule && rule.inputTokens.length > 0 && rule.inputTokens.length === rule.outputTokens.length
        ? []
        : ['tokens']),
      ...(rule && rule.resultKeys.length > 0 ? [] : ['no result key']),
    ])
    expect(problems).toEqual(withoutResults)
  })

  /** The shape at a path; `[-1]` is an element of the list before it, which botocore takes a few tokens from. */
  const shapeAt = (path: string, output: Shape | undefined) =>
    path.split('.').reduce<Shape | undefined>((at, part) => {
      const member = at?.members.get(part.replace('[-1]', ''))?.shape
      return part.endsWith('[-1]') && member?.type === 'list' ? member.element.shape : member
    }, output)

  test('has tokens, results, flags and non-aggregate keys that are output members', () => {
    const problems = lintRules(({ output, paginationRule: rule }) =>
      [
        ...(rule?.outputTokens ?? []).flatMap((expression) => expression.split(' || ')),
        ...(rule?.resultKeys ?? []),
        ...(rule?.moreResults === undefined ? [] : [rule.moreResults]),
        ...(rule?.nonAggregateKeys ?? []),
      ].filter((path) => !shapeAt(path, output)),
    )
    expect(problems).toEqual([])
  })

  /** Results that are neither list nor map. */
  const otherResults = [
    'dynamodb: Query: Count is a integer',
    'dynamodb: Query: ScannedCount is a integer',
    'dynamodb: Scan: Count is a integer',
    'dynamodb: Scan: ScannedCount is a integer',
    'rds: DownloadDBLogFilePortion: LogFileData is a string',
  ]

  test('has lists or maps as results, with a few listed exceptions', () => {
    const problems = lintRules(({ output, paginationRule: rule }) =>
      (rule?.resultKeys ?? []).flatMap((path) => {
        const type = shapeAt(path, output)?.type
        return type === 'list' || type === 'map' ? [] : [`${path} is a ${type}`]
      }),
    )
    expect(problems).toEqual(otherResults)
  })
})
