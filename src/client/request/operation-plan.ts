import type { Member, OperationModel } from '../../models/index.js'
import { eventStreamMember, streamingPayload } from '../../protocols/index.js'
import { memoize } from '../../values/index.js'
import { userAgent } from './user-agent.js'

/** What all calls of an operation have in common. */
export interface OperationPlan {
  /** The members that are streams of events. */
  readonly eventsIn: Member | undefined
  readonly eventsOut: Member | undefined
  /** Input members that get a fresh value where the caller gives none. */
  readonly idempotencyTokens: readonly string[]
  /** The lists that a page is about, right on the page; one deeper down lies in a structure that may be absent. */
  readonly pageLists: readonly string[]
  /** Headers that every request of the operation has. */
  readonly headers: Readonly<Record<string, string>>
  /** Whether a success is handed over with its body still to come. */
  readonly streamsResponse: boolean
  /** Whether a second request changes nothing that the first did not. */
  readonly idempotent: boolean
  /** What is logged in place of a path with a sensitive label in it: its template. */
  readonly logPath: string | undefined
  /** Whether the account may be a part of the endpoint. */
  readonly takesAccount: boolean
}

/**
 * An operation's plan: made at its first call, so that no later one walks through the model, and kept with the model,
 * so that a thousand clients of a service hold it once.
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

/** The operations that tell endpoints want to know for which version of the API. */
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

/** By HTTP's methods (RFC 9110, section 9.2.2), by the model, and for the many POST operations by what they are for. */
function isIdempotent({ name, http, traits, input, paginationRule }: OperationModel): boolean {
  if (/^(GET|HEAD|PUT|DELETE)$/.test(http.method) || traits.readonly || traits.idempotent) return true
  if (paginationRule !== undefined || /^(Get|List|Describe)[A-Z]/.test(name)) return true
  return [...(input?.members.values() ?? [])].some((member) => member.traits.idempotencyToken)
}
