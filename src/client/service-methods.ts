import type { DsqlMethods, RdsMethods, S3Methods } from '../services/index.js'
import type { DynamicClient, Untyped } from './service-client.js'

/** By the `serviceId` of the model. */
interface MethodsById {
  readonly S3: S3Methods
  readonly RDS: RdsMethods
  readonly DSQL: DsqlMethods
}

/** The methods that only one service's clients have and that are no operations. The generated declarations name it. */
export type ServiceMethods<ServiceId extends keyof MethodsById> = MethodsById[ServiceId]

/**
 * The client of a service whose declarations are not loaded, with the methods that only it has. Most services have none;
 * their client stays the plain `DynamicClient`, which the compiler's messages then name.
 */
export type UntypedClient<Name extends string> = Name extends 's3' | 'rds' | 'dsql'
  ? NamedClient<Name>
  : DynamicClient<Untyped<Name>>

type NamedClient<Name extends 's3' | 'rds' | 'dsql'> = DynamicClient<Untyped<Name>> &
  MethodsById[Uppercase<Name>]
