import type { Rule, SourceCode } from 'eslint'
import type * as ESTree from 'estree'
import { snakeCase } from '../models/index.js'
import type { ListingCall } from './listing-call.js'
import { originOf } from './origin-of.js'
import type { PageUse } from './page-use.js'
import { findVariable, type Node, nameOf, parentOf, wrapped } from './syntax.js'

/** How all pages are asked for in place of one. */
export interface TakeAll {
  /** What stands in the message, such as `sns.paginate('list_topics')`. */
  readonly words: string
  /** Rewrites the call; undefined where that takes more than a look at it. */
  readonly fix: Rule.ReportFixer | undefined
}

/** The paginator for a call. `use` is what becomes of its page. */
export function takeAll(
  sourceCode: SourceCode,
  call: ESTree.CallExpression,
  { listing, use }: { readonly listing: ListingCall; readonly use: PageUse },
): TakeAll {
  const { operation, client, command, isOurs, input } = listing
  const given = input ? `, ${sourceCode.getText(input)}` : ''
  const clientText = sourceCode.getText(client)
  const name = command ? sourceCode.getText(command) : `${operation.name}Command`
  const words = isOurs
    ? `${clientText}.paginate('${snakeCase(operation.name)}')`
    : `paginate(${clientText}, ${name}) of nexttoken/sdk`
  const pages = isOurs
    ? `${clientText}.paginate('${snakeCase(operation.name)}'${given})`
    : `paginate(${clientText}, ${name}${given})`
  const imports = isOurs ? [] : importOfPaginate(sourceCode, call)
  const isAwaited = parentOf(wrapped(call))?.type === 'AwaitExpression'
  if (listing.hasOptions || !isAwaited || !imports || !(isOurs || command)) return { words, fix: undefined }
  if (!areResults(listing, use)) return { words, fix: undefined }
  const list = listOnly(call, ownList(operation))
  const replaced = list ?? call
  const text = list ? `(await ${pages}.items().toArray())` : `${pages}.buildFullResult()`
  return { words, fix: (fixer) => [fixer.replaceText(replaced, text), ...imports.map((add) => add(fixer))] }
}

/** A merged result holds what the rule names, and no more. */
function areResults({ operation }: ListingCall, { members }: PageUse): boolean {
  const { resultKeys = [], nonAggregateKeys = [] } = operation.paginationRule ?? {}
  const roots = new Set([...resultKeys, ...nonAggregateKeys].map((key) => key.split('.')[0]))
  return [...members].every((name) => roots.has(name))
}

/** The only list that `items()` can give, whatever the input is. */
function ownList({ paginationRule: rule }: ListingCall['operation']): string | undefined {
  return rule?.primaryWhen || rule?.itemsOf.length ? undefined : rule?.resultKeys[0]
}

/** `(await call).Topics`, where that is the list that `items()` gives. */
function listOnly(call: Node, primary: string | undefined): Node | undefined {
  const awaited = parentOf(wrapped(call))
  const member = awaited && parentOf(awaited)
  if (member?.type !== 'MemberExpression' || member.object !== awaited || member.optional) return undefined
  return nameOf(member.property, member.computed) === primary ? member : undefined
}

type AddImport = (fixer: Rule.RuleFixer) => Rule.Fix

/** What makes `paginate` known: nothing, where it is; undefined where the name means something else. */
function importOfPaginate(sourceCode: SourceCode, call: Node): AddImport[] | undefined {
  const variable = findVariable(sourceCode, call, 'paginate')
  if (variable) {
    const origin = originOf(sourceCode, variable.identifiers[0] ?? call)
    return origin?.module === 'nexttoken/sdk' && origin.path.join() === 'paginate' ? [] : undefined
  }
  const [first] = sourceCode.ast.body
  if (sourceCode.ast.sourceType !== 'module' || !first) return undefined
  return [(fixer) => fixer.insertTextBefore(first, "import { paginate } from 'nexttoken/sdk'\n")]
}
