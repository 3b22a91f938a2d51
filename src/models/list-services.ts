import { NextTokenError } from '../errors/index.js'
import { modelFolder, type ServiceFacts, searchPath, shippedIndex } from './files/index.js'
import { loadModel } from './load-model.js'
import { serviceFacts } from './service-facts.js'
import { serviceNames } from './service-names.js'

/** A service that `client` knows. */
export interface ServiceSummary extends ServiceFacts {
  /** The name that `client` takes, such as `logs`. */
  readonly name: string
  /** Why the model in a user's folder cannot be read; all other members are empty then. */
  readonly problem?: string
}

const unknown: ServiceFacts = {
  apiVersion: '',
  serviceId: '',
  fullName: '',
  endpointPrefix: '',
  protocols: [],
  operations: 0,
  paginators: 0,
  inferredPaginators: 0,
  waiters: 0,
}

/**
 * Lists all services, shipped and of the user's folders, sorted by name. Shipped services come from an index;
 * only the models in a user's folders are read. A broken model has a `problem` and does not hide the others.
 *
 * @example
 * listServices().find((service) => service.name === 'sns')?.operations // 42
 */
export function listServices(): readonly ServiceSummary[] {
  const own = new Set(searchPath().flatMap((folder) => modelFolder(folder).services()))
  const { services } = shippedIndex()
  return serviceNames().map((name) => {
    const shipped = own.has(name) ? undefined : services[name]
    if (!shipped) return summarize(name)
    const { sha256: _, ...facts } = shipped
    return { name, ...facts }
  })
}

function summarize(name: string): ServiceSummary {
  try {
    return { name, ...serviceFacts(loadModel(name).description) }
  } catch (error) {
    if (error instanceof NextTokenError) return { name, ...unknown, problem: error.message }
    throw error
  }
}
