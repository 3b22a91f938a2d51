import type { OperationModel, ServiceModel } from '../../models/index.js'
import type { HttpRequest } from '../message/index.js'
import { operationKey, type ReadPlan } from '../plan/index.js'
import { restJson, type ServerProtocol, serverProtocols } from '../protocols/index.js'
import { serviceHabits } from '../values/index.js'
import { signedFor } from './credential-scope.js'

/** The operation that a request asks for. */
export interface Routed {
  readonly protocol: ServerProtocol
  readonly service: ServiceModel | undefined
  /** undefined if no service of the plan has a matching operation. */
  readonly operation: OperationModel | undefined
}

interface Candidate {
  readonly protocol: ServerProtocol
  readonly operation: OperationModel
  readonly rank: readonly number[]
}

/**
 * Finds the operation of a request among all operations of the plan's services. It prefers, in this order: the service
 * that the request is signed for, the protocol's rank, operations of the plan, operations that are not deprecated.
 */
export function routeRequest(plan: ReadPlan, request: HttpRequest): Routed {
  const scope = signedFor(request)
  let best: Candidate | undefined
  for (const [service, protocol] of spoken(plan)) {
    for (const { operation, rank } of protocol.speaks(request) ? protocol.route(service, request) : []) {
      const isSigned = isSignedFor(operation, scope) ? 1 : 0
      const isPlanned = plan.has(operationKey(operation)) ? 1 : 0
      // S3's deprecated operations have the same requests as those that replace them.
      const isCurrent = operation.traits.deprecated ? 0 : 1
      const candidate = { protocol, operation, rank: [isSigned, ...rank, isPlanned, isCurrent] }
      if (!best || isAbove(candidate.rank, best.rank)) best = candidate
    }
  }
  return best ? { ...best, service: best.operation.service } : unrouted(plan, request, scope)
}

function isSignedFor({ service, name }: OperationModel, scope: string | undefined): boolean {
  if (service.signingName === scope) return true
  const { signedFor = {} } = serviceHabits(service.name)
  return scope !== undefined && Object.hasOwn(signedFor, scope) && signedFor[scope]?.includes(name) === true
}

/** Whether rank `a` is greater than `b`. The first different number decides. */
function isAbove(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((number, index) => number !== b[index])
  return at >= 0 && (a[at] ?? 0) > (b[at] ?? 0)
}

/** Each service of the plan with each of its protocols. */
function spoken(plan: ReadPlan): [ServiceModel, ServerProtocol][] {
  const services = new Set([...plan.values()].map((planned) => planned.service))
  return [...services].flatMap((service) =>
    serverProtocols(service).map((protocol): [ServiceModel, ServerProtocol] => [service, protocol]),
  )
}

/** An unknown request is answered in the protocol that it seems to use. */
function unrouted(plan: ReadPlan, request: HttpRequest, scope: string | undefined): Routed {
  const speaking = spoken(plan).filter(([, protocol]) => protocol.speaks(request))
  const [service, protocol] =
    speaking.find(([candidate]) => candidate.signingName === scope) ?? speaking[0] ?? []
  return { protocol: protocol ?? restJson, service, operation: undefined }
}
