import type { CompiledRule } from '../rule/index.js'

/**
 * The largest page size that an endpoint accepted, if that was less than the operation's model allows. What an
 * emulator refuses says nothing about AWS, so each endpoint has sizes of its own.
 */
const acceptedSizes = new WeakMap<object, WeakMap<CompiledRule, number>>()

/** The size that `pageSize: 'max'` requests first; undefined, the service's default, if no maximum is known. */
export function largestPage(rule: CompiledRule, endpoint: object): number | undefined {
  return acceptedSizes.get(endpoint)?.get(rule) ?? rule.limit?.max
}

export function rememberLargestPage(rule: CompiledRule, endpoint: object, size: number): void {
  const sizes = acceptedSizes.get(endpoint) ?? new WeakMap<CompiledRule, number>()
  acceptedSizes.set(endpoint, sizes.set(rule, size))
}
