import type { OperationModel } from '../models/index.js'
import type { Structure } from '../protocols/index.js'
import type { EndpointSettings } from './endpoint-config.js'

/** Evaluates a JMESPath expression. The rules of five operations need it (`keys(RequestItems)`). */
export type JmespathSearch = (expression: string, data: Structure) => unknown

/** Everything that the parameters of endpoint rules are computed from. */
export interface EndpointCall {
  readonly operation: OperationModel
  readonly input: Structure
  readonly settings: EndpointSettings
  readonly accountId: string | undefined
  readonly search: JmespathSearch
}
