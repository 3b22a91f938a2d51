import type { OperationModel, ServiceModel } from '../../src/models/index.js'
import type { Corrections } from '../models/corrections.js'

/** A service's operations with a token, and who has a paginator for them. Names are AWS's. */
export interface ServiceCoverage {
  readonly name: string
  readonly withToken: readonly string[]
  readonly here: readonly string[]
  readonly boto3: readonly string[]
  /** undefined if the SDK's paginators are unknown. */
  readonly sdk: readonly string[] | undefined
  /** Operations that follow a stream without an end. */
  readonly follow: readonly string[]
  /** Operations with a token that have no rule on purpose, with the reason. */
  readonly leftOut: readonly (readonly [operation: string, reason: string])[]
  /** Operations with an input token that no output gives, or an output token that no input takes. */
  readonly oneWay: readonly string[]
}

export function serviceCoverage(
  model: ServiceModel,
  sdkNames: readonly string[] | undefined,
  corrections: Corrections = {},
): ServiceCoverage {
  const names = model.operationNames
  const here = names.filter((name) => model.paginationRule(name))
  const leftOut = Object.entries(corrections).flatMap(([name, { rule, reason }]) =>
    rule === null ? [[name, reason] as const] : [],
  )
  const sdk = sdkNames?.filter((name) => names.includes(name))
  const withToken = new Set([...here, ...leftOut.map(([name]) => name), ...(sdk ?? [])])
  return {
    name: model.name,
    withToken: names.filter((name) => withToken.has(name)),
    here,
    boto3: here.filter((name) => model.paginationRule(name)?.inferredFrom === undefined),
    sdk,
    follow: here.filter((name) => model.paginationRule(name)?.follow),
    leftOut,
    oneWay: names.filter((name) => !withToken.has(name) && hasTokenOneWay(model.operation(name))),
  }
}

const tokenName = /^(next_?(page_?)?token|pagination_?token|next_?marker|marker)$/i

function hasTokenOneWay(operation: OperationModel | undefined): boolean {
  const members = [operation?.input, operation?.output].flatMap((shape) => [...(shape?.members.keys() ?? [])])
  return members.some((name) => tokenName.test(name))
}
