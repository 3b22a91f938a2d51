import type { Rule } from 'eslint'
import type * as ESTree from 'estree'
import { inputIntent } from './input-intent.js'
import { listingCall } from './listing-call.js'
import { pageMembers } from './page-members.js'
import { PageUse } from './page-use.js'
import { suggestPaginator } from './suggest-paginator.js'

/** The options of the rule. */
interface Options {
  /**
   * Also report calls that ask for a limited number of items, or whose input is not visible in the syntax.
   *
   * @default false
   */
  readonly strict?: boolean
}

/**
 * Reports a call of an operation with pages if its list is read and its token is not: all pages but the first are lost.
 * Ignores calls that pass a token, set a limit or name the items that they want, and calls whose page goes where the rule
 * cannot follow it.
 */
export const noUnreadToken: Rule.RuleModule = {
  meta: {
    type: 'problem',
    docs: {
      description: 'read the token of a list response, or use a paginator',
      recommended: true,
    },
    hasSuggestions: true,
    schema: [{ type: 'object', properties: { strict: { type: 'boolean' } }, additionalProperties: false }],
    messages: {
      unread:
        '{{operation}} returns one page, and its {{ends}} is never read, so the other pages are lost. Get all pages with {{paginator}}.',
      takeAll: 'Get all pages with {{paginator}}.',
    },
  },
  create(context) {
    const { strict = false }: Options = context.options[0] ?? {}
    return { CallExpression: (call) => checkCall(context, call, strict) }
  },
}

function checkCall(context: Rule.RuleContext, call: ESTree.CallExpression, strict: boolean): void {
  const { sourceCode } = context
  const listing = listingCall(sourceCode, call)
  if (!listing) return
  const { operation, input } = listing
  const { ends, results } = pageMembers(operation)
  const intent = inputIntent(sourceCode, operation, input)
  if (ends.length === 0 || intent === 'continues' || (intent !== 'none' && !strict)) return
  const use = new PageUse(sourceCode, call, ends)
  if (use.isEndRead || ![...use.members].some((name) => results.has(name))) return
  const { paginator, fix } = suggestPaginator(sourceCode, call, { listing, use })
  const names = [...new Set(ends.map((path) => path.join('.')))].join(' or ')
  const data = { operation: `${operation.service.name} ${operation.name}`, ends: names, paginator }
  context.report({
    node: call,
    messageId: 'unread',
    data,
    suggest: fix ? [{ messageId: 'takeAll', data, fix }] : [],
  })
}
