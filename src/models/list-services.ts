import { NextTokenError } from '../errors/index.js'
import { modelFolder, type ServiceFacts, searchPath, shippedIndex } from './files/index.js'
import { loadModel } from './load-model.js'
import { serviceFacts } from './service-facts.js'
import { serviceNames } from './service-names.js'

/** One service that `loadModel` knows. */
export interface ServiceSummary extends ServiceFacts {
  /** What `loadModel` takes, such as `logs`. */
  readonly name: string
  /** Why the model of a user's own folder cannot be read; all the rest is empty then. */
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
}

/**
 * Every service there is, sorted by name: those shipped and those of the user's folders. The shipped ones are
 * told from their index; only a service that a user's folder holds has its model read.
 *
 * One that is broken has a `problem`, and hides no other.
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
