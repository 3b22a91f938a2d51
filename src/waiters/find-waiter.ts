import { didYouMean, NextTokenError } from '../errors/index.js'
import { type ServiceModel, snakeCase } from '../models/index.js'

/** @throws NextTokenError `UnknownWaiter` with the nearest names. */
export function findWaiter(
  model: ServiceModel,
  name: string,
): NonNullable<ReturnType<ServiceModel['findWaiter']>> {
  const found = model.findWaiter(name)
  if (found) return found
  const names = model.waiterNames.map(snakeCase)
  const hint = didYouMean(String(name), names) || `; client.waiterNames lists all ${names.length}`
  const problem = `no waiter is named ${JSON.stringify(name)}${hint}`
  throw new NextTokenError('UnknownWaiter', problem, { service: model.name })
}
