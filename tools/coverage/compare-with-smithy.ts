import type { PaginationRule, ServiceModel } from '../../src/models/index.js'
import type { SdkFacts, SmithyRule } from './sdk-facts.js'

/** Compares rules that boto3 does not have with AWS's own Smithy models, which inference does not read. */
export interface SmithyAgreement {
  readonly compared: number
  /** The differences by `<service>.<Operation>`. */
  readonly differing: ReadonlyMap<string, string>
}

export function compareWithSmithy(models: readonly ServiceModel[], { rules }: SdkFacts): SmithyAgreement {
  const differing = new Map<string, string>()
  let compared = 0
  for (const model of models) {
    for (const [operation, theirs] of Object.entries(rules[model.serviceId] ?? {})) {
      const ours = model.paginationRule(operation)
      if (ours?.inferredFrom === undefined) continue
      compared++
      const difference = differenceOf(ours, theirs)
      if (difference !== '') differing.set(`${model.name}.${operation}`, difference)
    }
  }
  return { compared, differing }
}

/** A Smithy rule may not name its items. Then they cannot be compared. */
function differenceOf(ours: PaginationRule, theirs: SmithyRule): string {
  const pairs = [
    ['token', ours.inputTokens.join(), theirs.inputToken],
    ['next token', ours.outputTokens.join(), theirs.outputToken],
    ['results', ours.resultKeys.join(), theirs.items ?? ours.resultKeys.join()],
    ['page size', ours.limitKey, theirs.pageSize],
  ] as const
  return pairs
    .filter(([, one, other]) => one !== other)
    .map(([what, one, other]) => `${what}: nexttoken has ${one ?? 'none'}, Smithy has ${other ?? 'none'}`)
    .join('; ')
}
