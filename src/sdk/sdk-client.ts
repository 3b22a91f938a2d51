import type { MiddlewareStack } from '@smithy/types'

/** A client of the AWS SDK v3 for any service, bare-bones (`SNSClient`) or aggregated (`SNS`). */
export interface SdkClient<Inputs extends object, Outputs extends object> {
  readonly config: object
  readonly middlewareStack: MiddlewareStack<Inputs, Outputs>
  send(...args: never[]): unknown
}
