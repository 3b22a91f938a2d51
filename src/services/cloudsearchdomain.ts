import { type EncodedRequest, percentEncode } from '../protocols/index.js'
import type { ServiceHooks } from './contract/index.js'
import { withoutAlias } from './members/index.js'

export const cloudsearchdomain: ServiceHooks = {
  /** `return` is a word of Python's, so boto3 calls it `returnFields`; both are taken. */
  adaptInput: (operation, input) =>
    operation.name === 'Search'
      ? withoutAlias(operation, input, { name: 'return', alias: 'returnFields' })
      : input,
  /** A search can be longer than a URL may be: it goes out as a form. */
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
