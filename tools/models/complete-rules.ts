import { type ModelDescription, type PaginationDescription, ServiceModel } from '../../src/models/index.js'
import type { Correction, Corrections } from './corrections.js'
import { inferRule } from './inference/infer-rule.js'
import { withRules } from './with-rules.js'

type Rules = Readonly<Record<string, PaginationDescription>>

/** A service's rules: all that are shipped, and the inferred ones among them. */
export interface CompletedRules {
  readonly description: ModelDescription
  readonly inferred: Rules
}

/**
 * Adds a rule to boto3's rules for every other operation that takes and gives a token, then applies the corrections.
 * @throws Error for a correction that names no operation, or changes nothing because the release contains it.
 */
export function completeRules(
  name: string,
  description: ModelDescription,
  corrections: Corrections = {},
): CompletedRules {
  const model = new ServiceModel(name, description)
  const known: Rules = description.paginators?.pagination ?? {}
  const inferred = inferAll(model, known)
  const rules = new Map(Object.entries({ ...known, ...inferred }))
  for (const [operation, correction] of Object.entries(corrections)) {
    if (!model.operation(operation)) throw new Error(`correction of ${name}.${operation}: no such operation`)
    const before = rules.get(operation)
    const after = correct(before, correction)
    if (JSON.stringify(after) === JSON.stringify(before)) {
      throw new Error(`correction of ${name}.${operation} changes nothing: remove it`)
    }
    if (after) rules.set(operation, after)
    else rules.delete(operation)
  }
  if (rules.size === 0) return { description, inferred }
  return { description: withRules(description, Object.fromEntries(rules)), inferred }
}

/** The rules of operations without a rule of boto3's. */
function inferAll(model: ServiceModel, known: Rules): Rules {
  return Object.fromEntries(
    model.operationNames.flatMap((name) => {
      const operation = Object.hasOwn(known, name) ? undefined : model.operation(name)
      const rule = operation && inferRule(operation)
      return rule ? [[name, rule]] : []
    }),
  )
}

function correct(
  before: PaginationDescription | undefined,
  { rule, reason }: Correction,
): PaginationDescription | undefined {
  if (rule === null) return undefined
  const { input_token, output_token } = { ...before, ...rule }
  if (input_token === undefined || output_token === undefined) {
    throw new Error(`a correction that is no rule and finds none to change: ${reason}`)
  }
  const written = before ? {} : { inferred_from: 'written by hand' }
  return { ...before, ...rule, ...written, input_token, output_token }
}
