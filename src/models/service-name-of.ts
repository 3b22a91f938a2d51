import { listServices } from './list-services.js'

/**
 * The name, as `loadModel` takes it, of the service with this id of AWS's. The AWS SDK v3 names its packages after the
 * id: `Route 53` and `route-53` are one. undefined where no service has it.
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
