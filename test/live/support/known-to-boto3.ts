import { findPagedOperation, loadModel, type PaginationRule } from '../../../src/models/index.js'
import type { Listing } from './boto3-lists.js'

type Structure = Readonly<Record<string, unknown>>

/** Of these boto3 gives the first page's, and nexttoken the sum (https://github.com/aws/aws-cli/issues/2958). */
export const summed: readonly string[] = ['ConsumedCapacity']

/** The rule that both list by. */
export function ruleOf({ service, operation }: Listing): PaginationRule {
  const rule = findPagedOperation(loadModel(service), operation).paginationRule
  if (!rule) throw new Error(`${service}.${operation} has no pages`)
  return rule
}

/**
 * The members of a merged result that boto3 gives too: those that its rule names, and all that lies below them, but
 * `left`. Of anything else that pages say boto3 says nothing at all, so there is nothing to compare; nexttoken keeps
 * it (https://github.com/boto/botocore/pull/3767), which test/pagination/full-result.test.ts looks after.
 */
export function knownToBoto3(
  { resultKeys, nonAggregateKeys }: PaginationRule,
  merged: unknown,
  left: readonly string[] = [],
): Structure {
  const paths = [...resultKeys, ...nonAggregateKeys, 'NextToken', 'pages'].filter(
    (path) => !left.includes(path),
  )
  return paths.reduce((known, path) => withMember(known, merged, path.split('.')), {})
}

function withMember(known: Structure, merged: unknown, [name = '', ...rest]: readonly string[]): Structure {
  const value = member(merged, name)
  if (value === undefined) return known
  return { ...known, [name]: rest.length === 0 ? value : withMember(Object(known[name]), value, rest) }
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}
