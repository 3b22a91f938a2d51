import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { evaluateRuleSet, type RuleParameters } from '../../src/endpoints/evaluate-rule-set.js'
import { EndpointResolver } from '../../src/endpoints/index.js'
import { loadModel } from '../../src/models/index.js'
import { botocoreSource } from './support/botocore-source.js'

/** A case of botocore's `endpoint-tests-1.json`. */
interface Case {
  readonly documentation?: string
  readonly params?: RuleParameters
  readonly operationInputs?: readonly OperationInput[]
  readonly expect: {
    readonly error?: string
    readonly endpoint?: {
      readonly url: string
      readonly headers?: Record<string, string[]>
      readonly properties?: { readonly authSchemes?: readonly object[] }
    }
  }
}

interface OperationInput {
  readonly operationName: string
  readonly operationParams?: Record<string, unknown>
  readonly builtInParams?: Readonly<Record<string, string & boolean>>
  readonly clientParams?: Readonly<Record<string, string | boolean>>
}

/** Cases whose call gets another answer from nexttoken, by what they say, and why. */
const exceptions = [
  {
    says: /^path style \+ (?:ARN bucket|arn is error|accelerate = error)/,
    reason: 'boto3 leaves path style off where the rules refuse it, and so does nexttoken',
  },
]

const folder = join(await botocoreSource(), 'tests/functional/endpoint-rules')
const services = readdirSync(folder).filter((name) => !name.startsWith('__'))

describe('the endpoint cases of botocore', () => {
  it('exist for every service', () => {
    expect(services.length).toBeGreaterThan(400)
  })

  it.each(services)('%s', (service) => {
    const ruleSet = loadModel(service).description.endpointRuleSet
    if (!ruleSet) throw new Error(`${service} has no rules`)
    for (const { documentation, params = {}, expect: wanted } of casesOf(service)) {
      const outcome = attempt(() => {
        const { url, headers, authSchemes } = evaluateRuleSet(ruleSet, params)
        return { url: withoutSlash(url), headers, authSchemes }
      })
      expect(outcome, documentation).toEqual(outcomeOf(wanted))
    }
  })
})

describe('the endpoint cases of botocore as operation calls', () => {
  const calls = services.flatMap((service) =>
    casesOf(service).flatMap(({ operationInputs = [], documentation = '', expect: wanted }) =>
      operationInputs.map((call) => ({ service, call, documentation, wanted })),
    ),
  )

  it('exist, as do all listed exceptions', () => {
    expect(calls.length).toBeGreaterThan(500)
    for (const { says, reason } of exceptions) {
      expect(
        calls.some(({ documentation }) => says.test(documentation)),
        reason,
      ).toBe(true)
    }
  })

  it.each(calls)(
    '$service.$call.operationName: $documentation',
    ({ service, call, documentation, wanted }) => {
      const outcome = attempt(() => resolvedUrl(service, call))
      const expected = wanted.endpoint ? withoutSlash(new URL(wanted.endpoint.url)) : { error: wanted.error }
      if (exceptions.some(({ says }) => says.test(documentation)))
        return expect(outcome).not.toEqual(expected)
      expect(outcome).toEqual(expected)
    },
  )
})

function casesOf(service: string): readonly Case[] {
  const file = join(folder, service, 'endpoint-tests-1.json')
  return (JSON.parse(readFileSync(file, 'utf8')) as { testCases: Case[] }).testCases
}

function outcomeOf({ endpoint, error }: Case['expect']): object {
  if (!endpoint) return { error }
  const { url, headers = {}, properties } = endpoint
  return { url: withoutSlash(new URL(url)), headers, authSchemes: properties?.authSchemes ?? [] }
}

function resolvedUrl(
  service: string,
  { operationName, operationParams = {}, ...call }: OperationInput,
): string {
  const { builtInParams: builtIn = {}, clientParams: clientContextParams } = call
  const operation = loadModel(service).operation(operationName)
  if (!operation) throw new Error(`${service} has no ${operationName}`)
  const settings = {
    region: builtIn['AWS::Region'] ?? '',
    endpoint: builtIn['SDK::Endpoint'],
    useFipsEndpoint: builtIn['AWS::UseFIPS'],
    useDualstackEndpoint: builtIn['AWS::UseDualStack'],
    useGlobalEndpoint: builtIn['AWS::S3::UseGlobalEndpoint'] ?? builtIn['AWS::STS::UseGlobalEndpoint'],
    useAccelerateEndpoint: builtIn['AWS::S3::Accelerate'],
    forcePathStyle: builtIn['AWS::S3::ForcePathStyle'] ?? false,
    useArnRegion: builtIn['AWS::S3::UseArnRegion'] ?? builtIn['AWS::S3Control::UseArnRegion'],
    disableMultiregionAccessPoints: builtIn['AWS::S3::DisableMultiRegionAccessPoints'],
    accountIdEndpointMode: builtIn['AWS::Auth::AccountIdEndpointMode'] as 'preferred' | undefined,
    clientContextParams,
    // The cases leave out what the operation puts before the host.
    disableHostPrefix: true,
  }
  const { url } = new EndpointResolver(settings, search).resolve(
    operation,
    operationParams,
    builtIn['AWS::Auth::AccountId'],
  )
  return `${url.protocol}//${url.hostname}${url.port === undefined ? '' : `:${url.port}`}${url.path}`
}

/** The expressions of DynamoDB's operations, the only ones in botocore's models. */
function search(expression: string, data: Record<string, unknown>): unknown {
  if (expression === 'keys(RequestItems)') return Object.keys(data.RequestItems ?? {})
  if (expression.startsWith('TransactItems[*]')) return tableNames(data.TransactItems)
  if (expression === 'TableCreationParameters.TableName')
    return tableNames([{ Put: data.TableCreationParameters }])[0]
  throw new Error(`unknown expression ${expression}`)
}

function tableNames(items: unknown): unknown[] {
  const actions = (items as Record<string, { TableName?: unknown }>[]).flatMap((item) => Object.values(item))
  return actions.map((action) => action.TableName)
}

function attempt<T>(act: () => T): T | { error: string } {
  try {
    return act()
  } catch (error) {
    return {
      error: error instanceof Error ? error.message.replace(/^.*no endpoint for region "[^"]*": /, '') : '',
    }
  }
}

/** `https://host/path/` and `https://host/path` are one place: the operation's own path follows. */
function withoutSlash(url: URL): string {
  return url.href.replace(/\/$/, '')
}
