import { didYouMean, NextTokenError, ServiceError } from '../../errors/index.js'
import type { ServiceModel } from '../../models/index.js'
import { memoize } from '../../values/index.js'
import type { ExceptionCheck } from './exceptions.js'

/** The checks for a service's errors, by name. They are made once per service. */
export const exceptionsOf = memoize((model: ServiceModel): object => {
  const check = (code?: string): ExceptionCheck<ServiceError> => {
    const is = (value: unknown): value is ServiceError =>
      value instanceof ServiceError &&
      value.service === model.name &&
      (code === undefined || value.code === code)
    return { code, is, [Symbol.hasInstance]: is }
  }
  const known: Record<string, unknown> = { ClientError: check() }
  for (const [name, { exception, error }] of Object.entries(model.description.service.shapes)) {
    if (exception) known[name] = check(error?.code || name)
  }
  // boto3 has the shapes' names only; a code that is no name of another error is accepted too.
  for (const code of model.errorShapesByCode.keys()) known[code] ??= check(code)
  Object.defineProperty(known, 'fromCode', { value: check })
  return Object.setPrototypeOf(known, refuseOthers(model, Object.keys(known)))
})

/** The last link of the prototype chain: an error whose name is misspelt would match nothing. */
function refuseOthers({ name: service }: ServiceModel, names: readonly string[]): object {
  return new Proxy(Object.prototype, {
    get: (target, name) => {
      if (typeof name === 'symbol' || !/^[A-Z]/.test(name)) return Reflect.get(target, name)
      const problem = `the model has no error ${JSON.stringify(name)}${didYouMean(name, names)}`
      throw new NextTokenError('UnknownException', problem, { service })
    },
  })
}
