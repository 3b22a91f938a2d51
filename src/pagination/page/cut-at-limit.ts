import type { CompiledRule } from '../rule/index.js'
import { sizeOf } from './page-slice.js'

/**
 * Whether a page is exactly as long as the limit that every page of this operation needs to have a token (SQS'
 * ListQueues): without a token, that is all there is, or what a server without tokens cut there
 * (ministackorg/ministack#1144, localstack/localstack#11774).
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
