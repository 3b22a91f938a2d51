import type { Rule } from 'eslint'
import type * as ESTree from 'estree'
import { inputIntent } from './input-intent.js'
import { listingCall } from './listing-call.js'
import { pageMembers } from './page-members.js'
import { PageUse } from './page-use.js'
import { takeAll } from './take-all.js'

/** What the rule may be told. */
interface Options {
  /** Report calls as well that ask for only so much, or whose input cannot be seen. */
  readonly strict?: boolean
}

/**
 * Reports a call of an operation with pages whose list is read and whose token is not: what follows the first page is
 * lost. A call that passes the token, gives a limit or names what it wants is left alone, and so is one whose answer
 * goes where the rule does not see.
 */
export const noUnreadToken: Rule.RuleModule = {
  meta: {
    type: 'problem',
    docs: {
      description: 'a list of AWS is taken whole, or its token is read',
      recommended: true,
    },
    hasSuggestions: true,
    schema: [{ type: 'object', properties: { strict: { type: 'boolean' } }, additionalProperties: false }],
    messages: {
      unread:
        '{{operation}} gives one page, and nobody reads its {{ends}}: what follows is lost. Take all with {{words}}.',
      takeAll: 'Take all pages with {{words}}.',
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
  if (ends.length === 0 || intent === 'follows' || (intent !== 'none' && !strict)) return
  const use = new PageUse(sourceCode, call, ends)
  if (use.isEndRead || ![...use.members].some((name) => results.has(name))) return
  const { words, fix } = takeAll(sourceCode, call, { listing, use })
  const names = [...new Set(ends.map((path) => path.join('.')))].join(' or ')
  const data = { operation: `${operation.service.name} ${operation.name}`, ends: names, words }
  context.report({
    node: call,
    messageId: 'unread',
    data,
    suggest: fix ? [{ messageId: 'takeAll', data, fix }] : [],
  })
}
