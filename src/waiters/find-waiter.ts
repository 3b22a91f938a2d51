import { didYouMean, NextTokenError } from '../errors/index.js'
import { type ServiceModel, snakeCase } from '../models/index.js'

/** @throws NextTokenError `UnknownWaiter` with the nearest names. */
export function findWaiter(
  model: ServiceModel,
  name: string,
): NonNullable<ReturnType<ServiceModel['findWaiter']>> {
  const found = model.findWaiter(String(name))
  if (found) return found
  const names = model.waiterNames.map(snakeCase)
  const all = names.length === 0 ? 'the service has none' : `client.waiterNames lists all ${names.length}`
  const hint = didYouMean(String(name), names) || `; ${all}`
  throw new NextTokenError('UnknownWaiter', `no waiter is named ${JSON.stringify(name)}${hint}`, {
    service: model.name,
  })
}
