import type { ServiceSummary } from '../../models/index.js'
import type { Settings } from '../../settings/index.js'

/** What a client knows about its service and its configuration. */
export interface ClientMeta extends Omit<ServiceSummary, 'problem'> {
  /** The protocol that the client speaks, such as `query`. */
  readonly protocol: string
  /** The region that calls go to, such as `us-east-1`. `aws-global` for a service without regions, if none is configured. */
  readonly region: string
  /** The partition of the region, such as `aws` or `aws-cn`. */
  readonly partition: string
  /**
   * The URL that calls go to, without a `/` at its end. A call whose host depends on its input, such as that of a
   * bucket, goes to another one.
   */
  readonly endpoint: string
  /** The name of the service in signatures. */
  readonly signingName: string
  /** The region in signatures. */
  readonly signingRegion: string
  /** The settings that the options, the environment and the profile make together. */
  readonly settings: Settings['endpoint'] & Settings['retry']
}
