import type { DsqlMethods, RdsMethods, S3Methods } from '../services/index.js'

/** By the `serviceId` of the model. */
interface MethodsById {
  readonly S3: S3Methods
  readonly RDS: RdsMethods
  readonly DSQL: DsqlMethods
}

/** The methods that only one service's clients have and that are no operations. The generated declarations name it. */
export type ServiceMethods<ServiceId extends keyof MethodsById> = MethodsById[ServiceId]

/**
 * A client of a service whose declarations are not loaded, with the methods that only its clients have. Without some, it
 * is no intersection, so that the compiler's messages name the client as it is.
 */
export type WithNamedMethods<Client, Name extends string> = Name extends 's3' | 'rds' | 'dsql'
  ? Client & MethodsById[Uppercase<Name>]
  : Client
