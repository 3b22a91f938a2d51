import type { OperationModel, PaginationDescription, Shape } from '../../../src/models/index.js'
import { lastItemToken } from './last-item-token.js'
import { limitKey } from './limit-key.js'
import { moreResults } from './more-results.js'
import { pairTokens } from './pair-tokens.js'
import { resultKeys } from './result-keys.js'

/**
 * The pagination rule of an operation, inferred only from the members of its input and output; undefined if no output
 * member can be a token of the input.
 */
export function inferRule(operation: OperationModel): PaginationDescription | undefined {
  const { input, output } = operation
  if (!input || !output) return undefined
  for (const [path, place] of tokenPlaces(output)) {
    const more = moreResults(place)
    const own = pairTokens(input, place)
    const last = own.length > 0 ? undefined : lastItemToken(input, place, more)
    const pairs = last ? [last] : own
    if (pairs.length === 0) continue
    const outputs = pairs.map((pair) => path + pair.output)
    const given = new Set(pairs.map((pair) => pair.output))
    const results = last ? [last.list] : resultKeys(operation.name, place, given)
    const limit = limitKey(input)
    return {
      input_token: oneOrMany(pairs.map((pair) => pair.input)),
      output_token: oneOrMany(outputs),
      ...(results.length > 0 && { result_key: oneOrMany(results.map((name) => path + name)) }),
      ...(limit !== undefined && { limit_key: limit }),
      ...(more !== undefined && { more_results: path + more }),
      // An iterator walks a stream of records, to which more may come at any time.
      ...(pairs.some((pair) => /shardIterator/i.test(pair.input)) && { follow: true }),
      inferred_from: pairs.map((pair) => `${pair.input} <- ${path}${pair.output}`).join(', '),
    }
  }
  return undefined
}

/** Where a token can be: in the output itself, else in a structure of it (CloudFront's `DistributionList`). */
function tokenPlaces(output: Shape): readonly (readonly [path: string, place: Shape])[] {
  const inside = [...output.members].flatMap(([name, { shape }]) =>
    shape.type === 'structure' ? [[`${name}.`, shape] as const] : [],
  )
  return [['', output], ...inside]
}

function oneOrMany(names: readonly string[]): string | readonly string[] {
  return names.length === 1 ? (names[0] ?? []) : names
}
