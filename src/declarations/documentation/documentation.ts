import { getOwn, isObject } from '../../values/index.js'
import { htmlToMarkdown } from './html-to-markdown.js'

/** The texts of one service, as lines of Markdown; empty where there is none. */
export interface Documentation {
  service(): readonly string[]
  operation(name: string): readonly string[]
  shape(name: string): readonly string[]
  /** The text of a member, else that of its shape. */
  member(shape: string, member: string): readonly string[]
}

/** Maximum length of a line. */
const WIDTH = 108

/** The texts of botocore's `service-2.json`, parsed. */
export function documentationOf(content: unknown): Documentation {
  const at = (...path: readonly string[]): unknown =>
    path.reduce((value, name) => (isObject(value) ? getOwn(value, name) : undefined), content)
  const text = (...path: readonly string[]): readonly string[] => {
    const html = at(...path, 'documentation')
    return typeof html === 'string' ? htmlToMarkdown(html, WIDTH) : []
  }
  return {
    service: () => text(),
    operation: (name) => text('operations', name),
    shape: (name) => text('shapes', name),
    member(shape, member) {
      const own = text('shapes', shape, 'members', member)
      const target = at('shapes', shape, 'members', member, 'shape')
      return own.length > 0 || typeof target !== 'string' ? own : text('shapes', target)
    },
  }
}
