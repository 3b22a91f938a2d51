import type { MiddlewareStack } from '@smithy/types'

/** A client of the AWS SDK v3, of any service, aggregated (`SNS`) or not (`SNSClient`). */
export interface SdkClient<Inputs extends object, Outputs extends object> {
  readonly config: object
  readonly middlewareStack: MiddlewareStack<Inputs, Outputs>
  send(...given: never[]): unknown
}
