import type { PageSender } from '../pagination/index.js'
import { isError, isObject, messageOf } from '../values/index.js'

type Failure = ReturnType<PageSender<object, object>['readFailure']>

/**
 * Reads an error that an SDK's client threw. A service's exception has its code as its name. `throttles` is how many of
 * its attempts were throttled, which the SDK does not tell.
 */
export function readSdkFailure(error: unknown, throttles = 0): Failure {
  const effort = { attempts: attemptsOf(error), throttles }
  if (!isError(error)) return { ...effort, code: '', message: messageOf(error), isRefusal: false }
  const code: unknown = Reflect.get(error, 'code')
  const isRefusal = isObject(Reflect.get(error, '$metadata')) && Reflect.get(error, '$fault') === 'client'
  return { ...effort, code: typeof code === 'string' ? code : error.name, message: error.message, isRefusal }
}

/** How many requests the SDK sent, as the metadata of its outputs and errors says. */
export function attemptsOf(source: unknown): number {
  const metadata: unknown = isObject(source) ? Reflect.get(source, '$metadata') : undefined
  const attempts: unknown = isObject(metadata) ? Reflect.get(metadata, 'attempts') : undefined
  return typeof attempts === 'number' && attempts > 0 ? attempts : 1
}
