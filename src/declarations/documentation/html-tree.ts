/** A piece of HTML: a text, or an element with its children. */
export type HtmlNode = string | HtmlElement

export interface HtmlElement {
  readonly tag: string
  readonly href?: string
  readonly children: HtmlNode[]
}

/** The elements of AWS's texts; anything else in angle brackets is meant as text, such as `<account-id>`. */
const elements = new Set([
  ...['p', 'para', 'div', 'span', 'a', 'ulink', 'link', 'code', 'function', 'filename', 'replaceable', 'pre'],
  ...['i', 'em', 'emphasis', 'b', 'strong', 'u', 'br', 'ul', 'ol', 'li', 'dl', 'dt', 'dd'],
  ...['note', 'important', 'caution', 'warning', 'tip', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
  ...['table', 'thead', 'tbody', 'tr', 'th', 'td', 'fullname', 'zonbook', 'xhtml', 'title'],
])

/** Elements that end where another one of the same kind begins. */
const closedByNext: Readonly<Record<string, readonly string[]>> = {
  p: ['p'],
  li: ['p', 'li'],
  dt: ['p', 'dt', 'dd'],
  dd: ['p', 'dt', 'dd'],
  tr: ['p', 'tr', 'td', 'th'],
  td: ['p', 'td', 'th'],
  th: ['p', 'td', 'th'],
}

const tagOrText = /<(\/?)([A-Za-z][\w-]*)([^<>]*)>|[^<]+|</g

/**
 * Reads HTML as AWS writes it: elements may lack their end, and ends their beginning.
 *
 * @example
 * htmlTree('<p>See <code>Name</code>.') // [{ tag: 'p', children: ['See ', { tag: 'code', children: ['Name'] }, '.'] }]
 */
export function htmlTree(html: string): readonly HtmlNode[] {
  const root: HtmlElement = { tag: '', children: [] }
  const open = [root]
  for (const [all, end, name, attributes = ''] of html.matchAll(tagOrText)) {
    const tag = name?.toLowerCase()
    const top = open.at(-1) ?? root
    if (tag === undefined || !elements.has(tag)) top.children.push(decodeEntities(all))
    else if (end) close(open, tag)
    else openElement(open, { tag, ...hrefOf(attributes), children: [] }, attributes.endsWith('/'))
  }
  return root.children
}

function openElement(open: HtmlElement[], element: HtmlElement, isEmpty: boolean): void {
  const ends = closedByNext[element.tag] ?? []
  while (ends.includes(open.at(-1)?.tag ?? '')) open.pop()
  open.at(-1)?.children.push(element)
  if (!isEmpty && element.tag !== 'br') open.push(element)
}

/** An end without a beginning is left out. */
function close(open: HtmlElement[], tag: string): void {
  const at = open.findLastIndex((element) => element.tag === tag)
  if (at > 0) open.length = at
}

function hrefOf(attributes: string): { readonly href?: string } {
  const href = /\b(?:href|url)\s*=\s*"([^"]*)"/i.exec(attributes)?.[1]
  return href === undefined ? {} : { href: decodeEntities(href) }
}

const named: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
  nbsp: ' ',
}

function decodeEntities(text: string): string {
  return text.replace(/&(#x[0-9a-f]+|#\d+|\w+);/gi, (all, entity: string) => {
    if (!entity.startsWith('#')) return named[entity.toLowerCase()] ?? all
    // `0x41` and `65` are both numbers of JavaScript.
    return characterOf(Number(entity.slice(1).replace(/^x/i, '0x'))) ?? all
  })
}

/** Dashes that texts of Windows-1252 name by their bytes; everything else by its code point. */
function characterOf(code: number): string | undefined {
  if (code === 0x96 || code === 0x97) return '–'
  // A separator of lines would end a comment's line for some readers.
  if (code === 0x2028 || code === 0x2029) return ' '
  return code > 0x1f && code <= 0x10ffff ? String.fromCodePoint(code) : undefined
}
