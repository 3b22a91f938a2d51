import type { Shape } from '../../../models/index.js'
import { type CompiledRule, type PageKey, withValue } from '../../../pagination/index.js'
import type { OutputSpec } from '../contract/index.js'

/**
 * Returns the members of a listing's result that the AWS CLI shows. For the operations that it pages through, it shows
 * the result keys and what the rule says about the listing as a whole, null included; for all others, whole pages. A list
 * that its service never writes when it is empty (S3's `CommonPrefixes`) is left out, except the one that is `kept`.
 */
export function awsMembers(
  { rule, operation }: Pick<OutputSpec, 'operation'> & { readonly rule: CompiledRule },
  result: object,
  kept: PageKey | undefined,
): object {
  if (rule.isInferred) return result
  const listed = rule.resultKeys.reduce<object>((shown, key) => {
    const value = key.read(result)
    const isLeftOut =
      value === null || value === undefined || (key !== kept && isNeverWritten(key, value, operation.output))
    return isLeftOut ? shown : withValue(shown, key.path, value)
  }, {})
  return rule.nonAggregateKeys.reduce<object>(
    (shown, key) => withValue(shown, key.path, key.read(result) ?? null),
    listed,
  )
}

/** A flattened list of XML has no element of its own, so an empty one cannot be told from none. */
function isNeverWritten({ path }: PageKey, value: unknown, output: Shape | undefined): boolean {
  if (!Array.isArray(value) || value.length > 0) return false
  const parent = path
    .slice(0, -1)
    .reduce<Shape | undefined>((shape, name) => shape?.members.get(name)?.shape, output)
  return parent?.members.get(path.at(-1) ?? '')?.flattened === true
}
