import type { ModelDescription } from '../../src/models/index.js'

/** The members whose entries get lines of their own, by which `src/models/files/parse-model.ts` finds them. */
const lists = ['operations', 'shapes', 'waiters']

/**
 * A model as JSON, with each operation, each shape and each waiter on a line of its own. `more`: members that are added
 * to it.
 */
export function modelJson({ service, waiters, ...parts }: ModelDescription, more: object = {}): string {
  const rest = JSON.stringify({ ...parts, ...more }).slice(1, -1)
  return [
    `{"service":${withLines(service)}`,
    ...(rest === '' ? [] : [rest]),
    ...(waiters ? [`"waiters":${withLines(waiters)}`] : []),
  ]
    .join()
    .concat('}')
}

function withLines(part: object): string {
  const members = Object.entries(part).filter(([, value]) => value !== undefined)
  const texts = members.map(([name, value]) => {
    const text = lists.includes(name) ? inLines(value) : JSON.stringify(value)
    return `${JSON.stringify(name)}:${text}`
  })
  return `{${texts.join()}}`
}

function inLines(entries: object): string {
  const lines = Object.entries(entries).map(
    ([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`,
  )
  return lines.length === 0 ? '{}' : `{\n${lines.join(',\n')}\n}`
}
