import { hidden, type IsSecret } from './hidden.js'

/** A tag with its attributes. A comment, a declaration or CDATA is no tag. */
const tag = /<(\/?)([A-Za-z_][\w.:-]*)((?:"[^"<]*"|'[^'<]*'|[^<>"'])*?)(\/?)>/g
const attribute = /([\w.:-]+)(\s*=\s*)(?:"[^"]*"|'[^']*')/g

/**
 * XML with `***` in place of the content of every element, and of every attribute, whose name is secret. If the text
 * ends before the element does, the rest is hidden.
 */
export function redactXml(xml: string, isSecret: IsSecret): string {
  let shown = ''
  let from = 0
  tag.lastIndex = 0
  for (let found = tag.exec(xml); found; found = tag.exec(xml)) {
    const [whole, slash, name = '', attributes = '', isEmpty] = found
    if (slash) continue
    shown += xml.slice(from, found.index) + withoutAttributes(whole, attributes, isSecret)
    from = tag.lastIndex
    if (isEmpty || !isSecret(localName(name))) continue
    shown += hidden
    from = contentEnd(xml, from, name)
    tag.lastIndex = from
  }
  return shown + xml.slice(from)
}

function withoutAttributes(whole: string, attributes: string, isSecret: IsSecret): string {
  if (!attributes.includes('=')) return whole
  return whole.replace(attribute, (all, name: string, equals: string) =>
    isSecret(localName(name)) ? `${name}${equals}"${hidden}"` : all,
  )
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

/** Where the closing tag of an element begins. Elements of the same name may lie in each other. */
function contentEnd(xml: string, start: number, name: string): number {
  const same = new RegExp(tag.source, 'g')
  same.lastIndex = start
  let depth = 1
  for (let found = same.exec(xml); found; found = same.exec(xml)) {
    if (found[2] !== name || found[4]) continue
    depth += found[1] ? -1 : 1
    if (depth === 0) return found.index
  }
  return xml.length
}
