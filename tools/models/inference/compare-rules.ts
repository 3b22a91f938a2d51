import type { PaginationDescription } from '../../../src/models/index.js'

const compared = ['input_token', 'output_token', 'result_key', 'limit_key', 'more_results'] as const

/** A key of an inferred rule that differs from boto3's. */
export interface RuleDifference {
  readonly key: (typeof compared)[number] | 'rule'
  readonly boto3: unknown
  readonly inferred: unknown
}

/** The differences of an inferred rule from boto3's. The order of result keys matters because `maxItems` counts the first. */
export function compareRules(
  boto3: PaginationDescription,
  inferred: PaginationDescription | undefined,
): readonly RuleDifference[] {
  if (!inferred) return [{ key: 'rule', boto3: boto3.output_token, inferred: undefined }]
  return compared
    .filter((key) => shown(boto3[key]) !== shown(inferred[key]))
    .map((key) => ({ key, boto3: boto3[key], inferred: inferred[key] }))
}

function shown(value: string | readonly string[] | undefined): string {
  return [value ?? []].flat().join(', ')
}
