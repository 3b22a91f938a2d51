import { readdirSync, readFileSync } from 'node:fs'
import { loadModel, serviceNames } from '../../src/models/index.js'
import { isObject } from '../../src/values/index.js'
import type { SdkFacts, SmithyRule } from './sdk-facts.js'

type Names = Record<string, readonly string[]>
type Rules = Record<string, Readonly<Record<string, SmithyRule>>>

/**
 * Which operations the AWS SDK for JavaScript v3 has paginators for. It makes one of every operation that has
 * `smithy.api#paginated` in AWS's Smithy models, so that the names of those are the fact: `folder` holds such
 * models. Of the clients that are installed here, what they hold is taken instead: that is newer.
 */
export function takeSdkFacts(folder: string, source: string): SdkFacts {
  const installed = fromClients('node_modules/@aws-sdk')
  const models = readModels(folder)
  const paginated = models.map(({ sdkId, rules }) => [sdkId, Object.keys(rules)] as const)
  const services = { ...Object.fromEntries(paginated), ...installed }
  const sorted = Object.fromEntries(Object.entries(services).sort(([a], [b]) => (a < b ? -1 : 1)))
  const generatedBy = 'tools/coverage: npm run coverage -- <folder of Smithy models> <where they are from>'
  return {
    generatedBy,
    source,
    installed: Object.keys(installed),
    services: sorted,
    rules: ofInferred(models),
  }
}

interface SmithyModel {
  readonly sdkId: string
  /** By operation, sorted. */
  readonly rules: Readonly<Record<string, SmithyRule>>
}

function readModels(path: string): SmithyModel[] {
  return readdirSync(path).flatMap((file) => {
    const model: unknown = JSON.parse(readFileSync(`${path}/${file}`, 'utf8') || '{}')
    const shapes = isObject(model) && isObject(model.shapes) ? Object.entries(model.shapes) : []
    const service = shapes
      .map(([, shape]) => traitsOf(shape))
      .find((traits) => isObject(traits[serviceTrait]))
    const facts = service?.[serviceTrait]
    if (!service || !isObject(facts) || typeof facts.sdkId !== 'string') return []
    const operations = shapes.filter(
      ([, shape]) => isObject(shape) && shape.type === 'operation' && ruleTrait in traitsOf(shape),
    )
    // The service's trait applies to all of its operations. A name follows its namespace.
    const rules = operations.map(
      ([name, shape]) =>
        [
          name.slice(name.indexOf('#') + 1),
          { ...smithyRule(service[ruleTrait]), ...smithyRule(traitsOf(shape)[ruleTrait]) },
        ] as const,
    )
    return [{ sdkId: facts.sdkId, rules: Object.fromEntries(rules.sort(([a], [b]) => (a < b ? -1 : 1))) }]
  })
}

const serviceTrait = 'aws.api#service'
const ruleTrait = 'smithy.api#paginated'

function smithyRule(trait: unknown): SmithyRule {
  const keys = ['inputToken', 'outputToken', 'items', 'pageSize'] as const
  const values = keys.flatMap((key) => {
    const value = isObject(trait) ? trait[key] : undefined
    return typeof value === 'string' ? [[key, value] as const] : []
  })
  return Object.fromEntries(values)
}

/** Only the rules of operations without a rule of boto3's. */
function ofInferred(models: readonly SmithyModel[]): Rules {
  const bySdkId = new Map(models.map(({ sdkId, rules }) => [sdkId, rules]))
  const found = serviceNames().flatMap((name) => {
    const model = loadModel(name)
    const rules = Object.entries(bySdkId.get(model.serviceId) ?? {}).filter(
      ([operation]) => model.paginationRule(operation)?.inferredFrom !== undefined,
    )
    return rules.length > 0 ? [[model.serviceId, Object.fromEntries(rules)] as const] : []
  })
  return Object.fromEntries(found)
}

function traitsOf(shape: unknown): Readonly<Record<string, unknown>> {
  return isObject(shape) && isObject(shape.traits) ? shape.traits : {}
}

function fromClients(path: string): Names {
  const clients = readdirSync(path).filter((name) => name.startsWith('client-'))
  return Object.fromEntries(
    clients.map((name) => {
      const config = readFileSync(`${path}/${name}/dist-es/runtimeConfig.shared.js`, 'utf8')
      const id = /serviceId: config\?\.serviceId \?\? "([^"]+)"/.exec(config)?.[1]
      if (id === undefined) throw new Error(`${name}: no serviceId in its configuration`)
      const files = readdirSync(`${path}/${name}/dist-types/pagination`)
      return [id, files.flatMap((file) => /^(\w+)Paginator\.d\.ts$/.exec(file)?.[1] ?? []).sort()]
    }),
  )
}
