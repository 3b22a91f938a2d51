import type { EndpointSettings } from '../../../src/endpoints/index.js'

/** One call, and where it goes. */
export interface EndpointCase {
  call: `${string}.${string}`
  settings: EndpointSettings
  input?: Record<string, unknown>
  accountId?: string
  words?: string
  url: string
  /** Region and name that the request is signed for. */
  signed: string
}
