import type { CompiledRule } from './compiled-rule.js'

type Input = Readonly<Record<string, unknown>>

export function divisionProblem(
  rule: CompiledRule,
  _input: Input,
  _options: { readonly ordered: boolean },
): string | undefined {
  return rule.dividedBy
    ? undefined
    : 'parallel cannot be used: each page of this listing is known only from the page before it'
}
