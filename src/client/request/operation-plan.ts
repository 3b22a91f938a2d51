import type { Member, OperationModel } from '../../models/index.js'
import { eventStreamMember, streamingPayload } from '../../protocols/index.js'
import { memoize } from '../../values/index.js'
import { userAgent } from './user-agent.js'

/**
 * What all calls of an operation have in common.
 *
 * @example
 * The plan of SNS ListTopics:
 * {
 *   eventsIn: undefined, eventsOut: undefined, idempotencyTokens: [], pageLists: ['Topics'],
 *   headers: { 'user-agent': 'nexttoken/0.1.0 ua/2.1 lang/js md/nodejs' },
 *   streamsResponse: false, idempotent: true, logPath: undefined, takesAccount: false,
 * }
 */
export interface OperationPlan {
  /** The input member that is an event stream. */
  readonly eventsIn: Member | undefined
  /** The output member that is an event stream. */
  readonly eventsOut: Member | undefined
  /** Input members that get a random value if the caller passes none. */
  readonly idempotencyTokens: readonly string[]
  /** The result lists that are direct members of the output. */
  readonly pageLists: readonly string[]
  /** Headers of every request. */
  readonly headers: Readonly<Record<string, string>>
  /** Whether a successful response is returned before its body has arrived. */
  readonly streamsResponse: boolean
  /** Whether two such requests leave the service in the same state as one. */
  readonly idempotent: boolean
  /** Logged instead of the path, if the path contains a sensitive value: the path's template. */
  readonly logPath: string | undefined
  /** Whether the endpoint may contain the account id. */
  readonly takesAccount: boolean
}

/**
 * The plan of an operation. It is made at the first call, so that later calls look nothing up in the model, and
 * it is shared by all clients of the service.
 */
export const operationPlan = memoize((operation: OperationModel): OperationPlan => {
  const { input, output } = operation
  const eventsOut = eventStreamMember(output)
  const members = [...(input?.members ?? [])]
  return {
    eventsIn: eventStreamMember(input),
    eventsOut,
    idempotencyTokens: members.filter(([, member]) => member.traits.idempotencyToken).map(([name]) => name),
    pageLists: pageLists(operation),
    headers: { 'user-agent': userAgent, ...versionHeader(operation) },
    streamsResponse: (streamingPayload(output) ?? eventsOut) !== undefined,
    idempotent: isIdempotent(operation),
    logPath: hasSecretPath(members) ? operation.http.requestUri : undefined,
    takesAccount: takesAccount(operation),
  }
})

function pageLists(operation: OperationModel): string[] {
  const keys = operation.paginationRule?.resultKeys ?? []
  return keys.filter((key) => operation.output?.members.get(key)?.shape.type === 'list')
}

/** Operations that return endpoints expect the API version of the client. */
function versionHeader({ traits, service }: OperationModel): Readonly<Record<string, string>> {
  return traits.endpointoperation ? { 'x-amz-api-version': service.metadata.apiVersion } : {}
}

function hasSecretPath(members: readonly (readonly [string, Member])[]): boolean {
  return members.some(([, member]) => member.location === 'uri' && member.sensitive)
}

function takesAccount({ service }: OperationModel): boolean {
  const parameters: object[] = Object.values(service.description.endpointRuleSet?.parameters ?? {})
  return parameters.some(
    (parameter) => 'builtIn' in parameter && parameter.builtIn === 'AWS::Auth::AccountId',
  )
}

/**
 * By the HTTP method (RFC 9110, section 9.2.2), by the model, or, for the many operations that use POST, by the
 * name.
 */
function isIdempotent({ name, http, traits, input, paginationRule }: OperationModel): boolean {
  if (/^(GET|HEAD|PUT|DELETE)$/.test(http.method) || traits.readonly || traits.idempotent) return true
  if (paginationRule !== undefined || /^(Get|List|Describe)[A-Z]/.test(name)) return true
  return [...(input?.members.values() ?? [])].some((member) => member.traits.idempotencyToken)
}
