import type { OlderName } from './older-client.js'
import type { Nearest } from './operation-names.js'
import type { ServiceName } from './service-name.js'

/**
 * A literal service name: itself if it exists, else a sentence that says what is wrong, which the compiler
 * prints. Names that are only known at run time are accepted.
 */
export type NamedService<Name extends string> = string extends Name
  ? Name
  : Name extends ServiceName | OlderName
    ? Name
    : [Nearest<Name, ServiceName>] extends [never]
      ? `no service that ships with nexttoken is named ${Name}; for a model of your own, write client('${Name}' as string)`
      : `there is no service ${Name}; did you mean ${Nearest<Name, ServiceName>}?`
