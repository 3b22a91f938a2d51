import { modelSources } from './files/index.js'

/** Every name that `loadModel` knows, sorted; no model is read for it. */
export function serviceNames(): readonly string[] {
  return [...new Set(modelSources().flatMap((source) => source.services()))].sort()
}
