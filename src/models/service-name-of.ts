import { listServices } from './list-services.js'

/**
 * The name of the service with this AWS id, as `client` takes it; undefined if there is none. The AWS SDK v3
 * names its packages after the id, so `Route 53` and `route-53` are the same.
 *
 * @example
 * serviceNameOf('CloudWatch Logs') // 'logs'
 */
export function serviceNameOf(serviceId: string): string | undefined {
  const wanted = fold(serviceId)
  const found = listServices().filter((service) => fold(service.serviceId) === wanted)
  return (found.find((service) => service.serviceId === serviceId) ?? found[0])?.name
}

function fold(id: string): string {
  return id.replace(/[^a-z0-9]/gi, '').toLowerCase()
}
