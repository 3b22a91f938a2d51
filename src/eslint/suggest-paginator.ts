import type { Rule, SourceCode } from 'eslint'
import type * as ESTree from 'estree'
import { snakeCase } from '../models/index.js'
import type { ListingCall } from './listing-call.js'
import { originOf } from './origin-of.js'
import type { PageUse } from './page-use.js'
import { findVariable, type Node, nameOf, parentOf, wrapped } from './syntax.js'

/** How to get all pages instead of one. */
export interface PaginatorSuggestion {
  /** The call for the message, such as `sns.paginate('list_topics')`. */
  readonly paginator: string
  /** Rewrites the call; undefined if the program needs other changes too. */
  readonly fix: Rule.ReportFixer | undefined
}

/** Returns the paginator for a call. `use` is what the program reads of its page. */
export function suggestPaginator(
  sourceCode: SourceCode,
  call: ESTree.CallExpression,
  { listing, use }: { readonly listing: ListingCall; readonly use: PageUse },
): PaginatorSuggestion {
  const { operation, client, command, isNexttoken, input } = listing
  const inputText = input ? `, ${sourceCode.getText(input)}` : ''
  const clientText = sourceCode.getText(client)
  const name = command ? sourceCode.getText(command) : `${operation.name}Command`
  const paginator = isNexttoken
    ? `${clientText}.paginate('${snakeCase(operation.name)}')`
    : `paginate(${clientText}, ${name}) of nexttoken/sdk`
  const pages = isNexttoken
    ? `${clientText}.paginate('${snakeCase(operation.name)}'${inputText})`
    : `paginate(${clientText}, ${name}${inputText})`
  const imports = isNexttoken ? [] : importOfPaginate(sourceCode, call)
  const isAwaited = parentOf(wrapped(call))?.type === 'AwaitExpression'
  if (listing.hasOptions || !isAwaited || !imports || !(isNexttoken || command))
    return { paginator, fix: undefined }
  if (!hasAllMembers(listing, use)) return { paginator, fix: undefined }
  const list = listOnly(call, ownList(operation))
  const replaced = list ?? call
  const text = list ? `(await ${pages}.items().toArray())` : `${pages}.buildFullResult()`
  return {
    paginator,
    fix: (fixer) => [fixer.replaceText(replaced, text), ...imports.map((add) => add(fixer))],
  }
}

/** True if all members that are read are in the merged result, which has the members that the rule names. */
function hasAllMembers({ operation }: ListingCall, { members }: PageUse): boolean {
  const { resultKeys = [], nonAggregateKeys = [] } = operation.paginationRule ?? {}
  const roots = new Set([...resultKeys, ...nonAggregateKeys].map((key) => key.split('.')[0]))
  return [...members].every((name) => roots.has(name))
}

/** Returns the list that `items()` lists for every input; undefined if it depends on the input. */
function ownList({ paginationRule: rule }: ListingCall['operation']): string | undefined {
  return rule?.primaryWhen || rule?.itemsOf.length ? undefined : rule?.resultKeys[0]
}

/** Returns the node `(await call).Topics` if `Topics` is the list that `items()` lists. */
function listOnly(call: Node, primary: string | undefined): Node | undefined {
  const awaited = parentOf(wrapped(call))
  const member = awaited && parentOf(awaited)
  if (member?.type !== 'MemberExpression' || member.object !== awaited || member.optional) return undefined
  return nameOf(member.property, member.computed) === primary ? member : undefined
}

type AddImport = (fixer: Rule.RuleFixer) => Rule.Fix

/** Returns the changes that import `paginate`: none if it is imported, undefined if the name is used for something else. */
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
