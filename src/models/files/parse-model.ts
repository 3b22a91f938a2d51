import { lazyRecord } from './lazy-record.js'

/** The members of a shipped model whose entries have lines of their own. tools/models writes them so. */
const lists = ['operations', 'shapes', 'waiters']

/**
 * Parses a model, except for the operations, shapes and waiters in it that are on lines of their own: these are parsed one
 * by one when they are read, because a program uses few of them. The result is the same as that of `JSON.parse`. Whoever reads
 * an entry that is not JSON gets the error that `toError` makes.
 *
 * @example
 * {"service":{"metadata":{…},"operations":{
 * "ListTopics":{…},
 * "Publish":{…}
 * },"shapes":{
 * "String":{"type":"string"}
 * }},"paginators":{…},"waiters":{"version":2,"waiters":{
 * "TopicReady":{…}
 * }}}
 */
export function parseModel(text: string, toError: (cause: unknown) => unknown): unknown {
  let rest = ''
  let at = 0
  const records: Record<string, object> = {}
  for (const list of lists) {
    const begin = text.indexOf(`"${list}":{\n`, at)
    const end = text.indexOf('\n}', begin)
    if (begin < 0 || end < 0) continue
    const lines = begin + list.length + 5
    records[list] = lazyRecord(text.slice(lines, end), toError)
    rest += `${text.slice(at, lines)}}`
    at = end + 2
  }
  const model: { service?: object; waiters?: object } = JSON.parse(rest + text.slice(at))
  const { waiters, ...ofService } = records
  Object.assign(model.service ?? {}, ofService)
  Object.assign(model.waiters ?? {}, waiters && { waiters })
  return model
}
