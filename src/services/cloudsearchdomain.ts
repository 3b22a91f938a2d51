import { type EncodedRequest, percentEncode } from '../protocols/index.js'
import type { ServiceHooks } from './contract/index.js'
import { withoutAlias } from './members/index.js'

export const cloudsearchdomain: ServiceHooks = {
  /** The query of a search, with its cursor, becomes a form. */
  ignoresTokens: ({ name }) => name !== 'Search',
  /** `return` is a keyword of Python, so boto3 calls it `returnFields`. Both names are accepted. */
  adaptInput: (operation, input) =>
    operation.name === 'Search'
      ? withoutAlias(operation, input, { name: 'return', alias: 'returnFields' })
      : input,
  /** A search can be longer than a URL is allowed to be, so it is sent as a form. */
  adaptRequest({ name }, request) {
    if (name !== 'Search') return
    request.method = 'POST'
    request.body = formOf(request.query)
    request.query = {}
    request.headers['content-type'] = 'application/x-www-form-urlencoded'
  },
}

function formOf(query: EncodedRequest['query']): string {
  return Object.entries(query)
    .flatMap(([name, values]) => [values ?? ''].flat().map((value) => [name, value]))
    .map((pair) => pair.map((text) => percentEncode(text)).join('='))
    .join('&')
}
