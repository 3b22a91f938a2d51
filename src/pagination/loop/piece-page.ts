import { sizeOf } from '../page/index.js'
import type { WalkPlan } from '../plan/index.js'
import { type CompiledRule, decodeValue } from '../rule/index.js'

/** A page as the service sent it, and what of it belongs to a piece of a divided listing. */
interface PieceShare {
  readonly sent: object
  readonly part: object
}

/**
 * What a piece delivers of a page, as one chain of pages would have it. Numbers that count the page's items count those
 * of the part, and the page does not say where the piece starts: S3 returns the `StartAfter` of each request.
 */
export function piecePage(plan: WalkPlan, { sent, part }: PieceShare): object {
  const changes = [...countsOf(plan.rule, { sent, part }), ...startsOf(plan, part)]
  if (changes.length === 0) return part
  const copy: object = Object.create(Object.getPrototypeOf(part), Object.getOwnPropertyDescriptors(part))
  for (const [name, value] of changes) {
    if (value === undefined) Reflect.deleteProperty(copy, name)
    else Reflect.defineProperty(copy, name, { value, enumerable: true, configurable: true, writable: true })
  }
  return copy
}

type Change = readonly [name: string, value: unknown]

/** The numbers that are added over pages and are how many items the page has, in all lists or in the first one. */
function countsOf(rule: CompiledRule, { sent, part }: PieceShare): Change[] {
  const [all, own] = [sent, part].map((page) => sizesOf(rule, page))
  if (!all || !own || all.total === own.total) return []
  return [...rule.otherMembers.methods].flatMap(([name, method]): Change[] => {
    const value: unknown = method === 'sum' ? Reflect.get(sent, name) : undefined
    if (value === all.total) return [[name, own.total]]
    return value === all.primary ? [[name, own.primary]] : []
  })
}

function sizesOf({ resultKeys }: CompiledRule, page: object): { total: number; primary: number } {
  const sizes = resultKeys.map((key) => {
    const value: unknown = key.read(page)
    return Array.isArray(value) || key.isMap ? sizeOf(key, value) : 0
  })
  return { total: sizes.reduce((sum, size) => sum + size, 0), primary: sizes[0] ?? 0 }
}

/** The members that return where a request started, with the caller's values. Tokens differ on every page anyway. */
function startsOf({ rule, input }: WalkPlan, part: object): Change[] {
  const starts = rule.seek?.members ?? []
  return starts.flatMap(({ input: name, encodedBy }): Change[] => {
    const value: unknown = Object.hasOwn(part, name) ? Reflect.get(part, name) : undefined
    if (value === undefined || rule.inputTokens.some((token) => token.name === name)) return []
    const wanted = input[name]
    if (decodeValue(value, encodedBy, input) === wanted) return []
    const isEncoded = typeof wanted === 'string' && encodedBy !== undefined && input[encodedBy] === 'url'
    return [[name, isEncoded ? urlEncoded(wanted) : wanted]]
  })
}

/** As S3 encodes keys: a space is `+`, and slashes stay. */
function urlEncoded(text: string): string {
  return encodeURIComponent(text).replaceAll('%20', '+').replaceAll('%2F', '/')
}
