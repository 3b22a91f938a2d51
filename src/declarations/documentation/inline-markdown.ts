import type { HtmlElement, HtmlNode } from './html-tree.js'

const marks: Readonly<Record<string, string>> = {
  i: '*',
  em: '*',
  emphasis: '*',
  replaceable: '*',
  b: '**',
  strong: '**',
}

const literal: ReadonlySet<string> = new Set(['code', 'function', 'filename'])

/** The Markdown of texts and inline elements, on one line except where AWS breaks it. */
export function inlineMarkdown(nodes: readonly HtmlNode[]): string {
  const text = nodes.map(renderInline).join('')
  return text
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .join('\n')
    .trim()
    .replace(/^(?=[-+#>@]|\d+[.)]\s)/gm, '\\')
}

function renderInline(node: HtmlNode): string {
  if (typeof node === 'string') return escapeMarkdown(node.replace(/\s+/g, ' '))
  if (node.tag === 'br') return '\n'
  if (literal.has(node.tag)) return codeOf(node)
  const mark = marks[node.tag]
  if (mark !== undefined) return around(mark, node.children.map(renderInline).join(''))
  if (node.href !== undefined) return linkOf(node, node.href)
  return node.children.map(renderInline).join('')
}

/** The spaces inside an element stay outside its marks: `** a**` is not bold. */
function around(mark: string, text: string): string {
  const [, before = '', inner = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? []
  // Marks within the same marks would end them.
  return inner === '' ? text : `${before}${mark}${inner.replaceAll(mark, '')}${mark}${after}`
}

function codeOf(element: HtmlElement): string {
  const text = textOf(element)
  const inner = text.trim().replace(/\s+/g, ' ')
  if (inner === '') return text
  const runs = inner.match(/`+/g) ?? []
  const fence = '`'.repeat(Math.max(0, ...runs.map((run) => run.length)) + 1)
  const pad = inner.startsWith('`') || inner.endsWith('`') ? ' ' : ''
  const [before, after] = [/^\s/.test(text) ? ' ' : '', /\s$/.test(text) ? ' ' : '']
  return `${before}${fence}${pad}${inner}${pad}${fence}${after}`
}

/** A link to another place of AWS's own documents has no address here. */
function linkOf(element: HtmlElement, href: string): string {
  const text = element.children.map(renderInline).join('')
  const address = href.trim().replaceAll(' ', '%20').replaceAll(')', '%29')
  if (!/^https?:\/\//.test(address)) return text
  const label = text.trim()
  if (label === '' || label === escapeMarkdown(href.trim())) return `<${address}>`
  return text.replace(label, () => `[${label}](${address})`)
}

function textOf(node: HtmlNode): string {
  return typeof node === 'string' ? node : node.children.map(textOf).join('')
}

/** A `_` within a word means nothing in Markdown. */
function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*<[\]]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, '\\$&')
}
