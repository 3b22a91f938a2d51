import type { Pace } from '../transport/index.js'
import { knownQuota } from './known-quotas.js'
import { RequestPace } from './request-pace.js'

/** What a service counts requests by. */
export interface PaceKey {
  /** The account's id, or something that identifies it, such as the id of an access key. */
  readonly account: string
  readonly region: string
  /** The endpoint, unless it is AWS's own. AWS's quotas apply only to AWS's endpoints. */
  readonly endpoint?: string | undefined
  /** The service, as in `client(name)`. */
  readonly service: string
  /** The operation as AWS spells it. */
  readonly operation: string
}

/** Number of paces that are kept. The least recently used ones are dropped. */
const mostKept = 10_000

/** Shared by the whole process: all listings of an API share its pace. */
const paces = new Map<string, RequestPace>()

/**
 * Returns the shared pace of an operation in an account and region. It starts at the quota that AWS documents, if any
 * (https://github.com/turbot/steampipe-plugin-aws/issues/1726), and learns from throttles.
 */
export function paceOf(paceKey: PaceKey): Pace {
  const { account, region, endpoint = '', service, operation } = paceKey
  const { quota, isShared } = knownQuota(service, operation)
  const scope = isShared ? [endpoint, account, service] : [endpoint, account, service, region, operation]
  const key = scope.join('\n')
  const pace = paces.get(key) ?? new RequestPace(isAws(endpoint) ? quota : undefined)
  paces.delete(key)
  paces.set(key, pace)
  const [oldest] = paces.keys()
  if (paces.size > mostKept && oldest !== undefined) paces.delete(oldest)
  return pace
}

/** True for an endpoint of AWS, including a VPC endpoint. */
function isAws(endpoint: string): boolean {
  return endpoint === '' || /\.(amazonaws\.com(\.cn)?|api\.aws)(:\d+)?\/?$/.test(endpoint)
}
