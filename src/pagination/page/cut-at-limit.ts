import type { CompiledRule } from '../rule/index.js'
import { sizeOf } from './page-slice.js'

/**
 * True if a page has exactly as many items as the limit, for an operation that returns a token only if a limit is sent
 * (SQS ListQueues). If such a page has no token, either that is all there is, or the server does not support tokens and
 * returned only the first items (ministackorg/ministack#1144, localstack/localstack#11774).
 */
export function isCutAtLimit(
  rule: CompiledRule,
  page: object,
  input: Readonly<Record<string, unknown>>,
): boolean {
  const { limit, defaults, primary } = rule
  if (!limit || !primary || defaults?.[limit.name] === undefined) return false
  return sizeOf(primary, primary.read(page)) === Number(input[limit.name] ?? defaults[limit.name])
}
