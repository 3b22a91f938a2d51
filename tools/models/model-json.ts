import type { ModelDescription } from '../../src/models/index.js'

/** The members of a service whose entries get lines of their own, by which `src/models/files/parse-model.ts` finds them. */
const lists = ['operations', 'shapes']

/** A model as JSON, with each operation and each shape on a line of its own. `more`: members that are added to it. */
export function modelJson({ service, ...parts }: ModelDescription, more: object = {}): string {
  const members = Object.entries(service).filter(([, value]) => value !== undefined)
  const texts = members.map(([name, value]) => {
    const text = lists.includes(name) ? inLines(value) : JSON.stringify(value)
    return `${JSON.stringify(name)}:${text}`
  })
  const rest = JSON.stringify({ ...parts, ...more }).slice(1, -1)
  return `{"service":{${texts.join()}}${rest === '' ? '' : `,${rest}`}}`
}

function inLines(entries: object): string {
  const lines = Object.entries(entries).map(
    ([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`,
  )
  return lines.length === 0 ? '{}' : `{\n${lines.join(',\n')}\n}`
}
