import type { OperationModel } from '../models/index.js'
import type { Structure } from '../protocols/index.js'
import type { EndpointSettings } from './endpoint-config.js'

/** Evaluates a JMESPath expression. Five operations' rules ask for it (`keys(RequestItems)`). */
export type JmespathSearch = (expression: string, data: Structure) => unknown

/** All that the values of an endpoint's rules are taken from. */
export interface EndpointCall {
  readonly operation: OperationModel
  readonly input: Structure
  readonly settings: EndpointSettings
  readonly accountId: string | undefined
  readonly search: JmespathSearch
}
