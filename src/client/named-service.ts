import type { Nearest } from './operation-names.js'
import type { ServiceName } from './service-name.js'

/**
 * The name that a literal must be to name a service: itself, or a sentence that says what is wrong with it, which the
 * compiler prints. A name that is only known at run time is taken as it is.
 */
export type NamedService<Name extends string> = string extends Name
  ? Name
  : Name extends ServiceName
    ? Name
    : [Nearest<Name, ServiceName>] extends [never]
      ? `no service that ships with nexttoken is named ${Name}; if a model of your own is, write client('${Name}' as string)`
      : `there is no service ${Name}; did you mean ${Nearest<Name, ServiceName>}?`
