import { loadModel } from './load-model.js'
import { modelFolder } from './model-folder.js'
import type { ServiceFacts } from './model-index.js'
import { searchPath } from './search-path.js'
import { serviceFacts } from './service-facts.js'
import { serviceNames } from './service-names.js'
import { shippedIndex } from './shipped-models.js'

/** One service that `loadModel` knows. */
export interface ServiceSummary extends ServiceFacts {
  /** What `loadModel` takes, such as `logs`. */
  readonly name: string
}

/**
 * Every service there is, sorted by name: those shipped and those of the user's folders. The shipped ones are
 * told from their index; only a service that a user's folder holds has its model read.
 *
 * @throws NextTokenError `InvalidModel` where a model of the user's folders is broken; `serviceNames()` reads none.
 * @example
 * listServices().find((service) => service.name === 'sns')?.operations // 42
 */
export function listServices(): readonly ServiceSummary[] {
  const own = new Set(searchPath().flatMap((folder) => modelFolder(folder).services()))
  const { services } = shippedIndex()
  return serviceNames().map((name) => {
    const shipped = own.has(name) ? undefined : services[name]
    if (!shipped) return { name, ...serviceFacts(loadModel(name).description) }
    const { sha256: _, ...facts } = shipped
    return { name, ...facts }
  })
}
