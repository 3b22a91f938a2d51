/**
 * client: what users call.
 *
 * In: a service's name or a model, and a configuration. Out: an object with one method per operation, and
 * paginators. A call goes through one pipeline, which reads from top to bottom in `pipeline/pipeline.ts`:
 * validate, encode, sign, send, decode. A client's prototype is made once per service, so that a thousand clients
 * cost little more than one.
 */
export type { DocumentValue, ModelledError, Output, ResponseMetadata } from './answer/index.js'
export { assumeRole } from './assume-role.js'
export { AwsClient } from './aws-client.js'
export { knownAlgorithms, loadHash } from './body/index.js'
export { clientClass } from './client-class.js'
export { type CallOptions, type ClientConfig, checkSharedOptions } from './config/index.js'
export { client } from './create-client.js'
export { regionOf } from './default-region.js'
export type { ExceptionCheck, Exceptions } from './exceptions/index.js'
export type {
  HookEvents,
  HookHandler,
  HookRequest,
  RequestEvent,
  ResponseEvent,
  RetryEvent,
} from './hooks/index.js'
export { clientForm, errorProblems, eventProblems, madeRefusal, outputProblems } from './made/index.js'
export type { ClientMeta } from './meta/index.js'
export type { NamedService } from './named-service.js'
export type { CalledName, PagedName, Spelled } from './operation-names.js'
export { credentialCalls, type StandIn, type StandInCall, serviceStandIns } from './pipeline/index.js'
export type { PresignOptions } from './presign/index.js'
export type { RoleInput } from './role-input.js'
export type {
  DynamicClient,
  DynamicOperation,
  OperationsOf,
  OperationTable,
  PaginatorsOf,
  ServiceClient,
  TypedOperation,
} from './service-client.js'
export type { ServiceMethods } from './service-methods.js'
export type { Services } from './services.js'
export { type RoleConfig, type Session, session } from './session.js'
export { memberProblems } from './validation/index.js'
