import { modelSources } from './files/index.js'

/** All names that `client` knows, sorted. No model is read. */
export function serviceNames(): readonly string[] {
  return [...new Set(modelSources().flatMap((source) => source.services()))].sort()
}
