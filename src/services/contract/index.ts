/**
 * contract: the hooks that a service can implement.
 *
 * In: what the client's pipeline has at that point, such as an input or a response. Out: its adapted form.
 * Each hook has a fixed place in the pipeline, so a service cannot change the order of a call.
 */
export type {
  DecodedResponse,
  MemberType,
  PresignedCopy,
  RegionHooks,
  ServiceHooks,
  SessionCredentials,
  SessionHooks,
} from './service-hooks.js'
export type {
  MethodClient,
  ServiceMethod,
  ServiceMethodTable,
  SigningScope,
  TextSigner,
} from './service-method.js'
