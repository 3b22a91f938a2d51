import { parseModel } from './parse-model.js'

/**
 * Parses one of the models in a file of older API versions. Their texts are separated by an empty line, and each begins
 * with a line for its version. The versions of a service are nearly equal, so together they take little more space than
 * one of them.
 *
 * @example
 * 2016-09-07
 * {"service":{…}}
 *
 * 2016-09-29
 * {"service":{…}}
 */
export function parseOlderModel(
  text: string,
  { version, toError }: { readonly version: string; readonly toError: (cause: unknown) => unknown },
): unknown {
  const own = text.split('\n\n').find((one) => one.startsWith(version))
  if (own === undefined) throw new SyntaxError(`it has no API version ${version}`)
  return parseModel(own.slice(version.length), toError)
}
