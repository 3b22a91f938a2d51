import type { ClientConfig } from './config/index.js'
import type { OlderVersions } from './older-versions.js'
import type { DynamicClient } from './service-client.js'

/** A service in an older version of its API, such as `cloudfront@2019-03-26`. */
export type OlderName = {
  [Name in keyof OlderVersions]: `${Name}@${OlderVersions[Name]}`
}[keyof OlderVersions]

/** A configuration with an older version. It is no type parameter: inferring through it would cost every program. */
export interface OlderConfig extends ClientConfig {
  readonly apiVersion: OlderVersions[keyof OlderVersions]
}

/** The client of an older API version. `nexttoken/types` declares the latest versions only. */
export type OlderClient =
  DynamicClient<'write client("NAME@VERSION"), and nexttoken types --services NAME@VERSION --out types gives it types'>
