import type { OlderVersions } from './older-versions.js'
import type { DynamicClient } from './service-client.js'
import type { Services } from './services.js'

/** A service in an older version of its API, such as `cloudfront@2019-03-26`. */
export type OlderName = {
  [Name in keyof OlderVersions]: `${Name}@${OlderVersions[Name]}`
}[keyof OlderVersions]

/**
 * The client of an older API version. `nexttoken/types` declares the latest versions only; the command `nexttoken types`
 * declares an older one.
 */
export type OlderClient<
  Name extends string,
  Version extends string,
> = `${Name}@${Version}` extends keyof Services
  ? Services[`${Name}@${Version}`]
  : DynamicClient<`the command nexttoken types --services ${Name}@${Version} --out types gives this client its types`>
