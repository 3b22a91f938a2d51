import type { DsqlMethods, RdsMethods, S3Methods } from '../services/index.js'

/** By the `serviceId` of the model. */
interface MethodsById {
  readonly S3: S3Methods
  readonly RDS: RdsMethods
  readonly DSQL: DsqlMethods
}

/** The methods that only one service's clients have and that are no operations. The generated declarations name it. */
export type ServiceMethods<ServiceId extends keyof MethodsById> = MethodsById[ServiceId]

/** The same by the name of the service; none for most services. */
export type NamedMethods<Name extends string> = Name extends 's3' | 'rds' | 'dsql'
  ? MethodsById[Uppercase<Name>]
  : unknown
