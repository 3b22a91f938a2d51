/**
 * contract: the hooks on the client's pipeline that a service can use.
 */
export type {
  Answer,
  MemberType,
  PresignedCopy,
  RegionHooks,
  ServiceHooks,
  SessionCredentials,
  SessionHooks,
} from './service-hooks.js'
