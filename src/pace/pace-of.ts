import type { Pace } from '../transport/index.js'
import { knownQuota } from './known-quotas.js'
import { RequestPace } from './request-pace.js'

/** What a service tells its callers apart by, when it counts their requests. */
export interface PacedPlace {
  /** The account's id, or else what stands for it, such as an access key's id. */
  readonly account: string
  readonly region: string
  /** Where requests go, if not to AWS's own endpoint: AWS's quotas say nothing of it. */
  readonly endpoint?: string | undefined
  /** The service as `client(name)` takes it. */
  readonly service: string
  /** The operation as AWS spells it. */
  readonly operation: string
}

/** What was learned of so many places is kept; of those that were asked for the longest ago it is forgotten. */
const mostKept = 10_000

/** For all of the process: whoever lists the same API shares its pace. */
const paces = new Map<string, RequestPace>()

/**
 * The pace of an operation in an account and region, the same one for all who ask: learned from throttles, and where
 * AWS documents a quota, begun with it (https://github.com/turbot/steampipe-plugin-aws/issues/1726).
 */
export function paceOf(place: PacedPlace): Pace {
  const { account, region, endpoint = '', service, operation } = place
  const { quota, isTogether } = knownQuota(service, operation)
  const scope = isTogether ? [endpoint, account, service] : [endpoint, account, service, region, operation]
  const key = scope.join('\n')
  const pace = paces.get(key) ?? new RequestPace(isAws(endpoint) ? quota : undefined)
  paces.delete(key)
  paces.set(key, pace)
  const [oldest] = paces.keys()
  if (paces.size > mostKept && oldest !== undefined) paces.delete(oldest)
  return pace
}

/** AWS's own, be it by an endpoint of one's own in a VPC. */
function isAws(endpoint: string): boolean {
  return endpoint === '' || /\.(amazonaws\.com(\.cn)?|api\.aws)(:\d+)?\/?$/.test(endpoint)
}
