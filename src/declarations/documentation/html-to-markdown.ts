import { type HtmlElement, type HtmlNode, htmlTree } from './html-tree.js'
import { inlineMarkdown } from './inline-markdown.js'
import { wrapText } from './wrap-text.js'

/** A paragraph, list or other block, as lines. */
type Block = readonly string[]

const admonitions: ReadonlySet<string> = new Set(['note', 'important', 'caution', 'warning', 'tip'])
const blocks = new Set([
  ...['p', 'para', 'div', 'ul', 'ol', 'li', 'dl', 'dt', 'dd', 'pre', 'table', 'thead', 'tbody', 'tr'],
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'fullname', 'zonbook', 'xhtml', 'title', ...admonitions],
])
const LEAST_WIDTH = 40

/**
 * The Markdown of a text in AWS's HTML, in lines of at most `width` characters where words allow it.
 *
 * @example
 * htmlToMarkdown('<p>Use <code>Name</code>.</p> <note> <p>Soon.</p> </note>', 100)
 * // ['Use `Name`.', '', '> **Note:** Soon.']
 */
export function htmlToMarkdown(html: string, width: number): readonly string[] {
  return joinBlocks(blocksOf(htmlTree(html), width))
}

/** The blocks of an element's children. Text between blocks is a paragraph of its own. */
function blocksOf(nodes: readonly HtmlNode[], width: number): Block[] {
  const found: Block[] = []
  let inline: HtmlNode[] = []
  const endParagraph = () => {
    const text = inlineMarkdown(inline)
    if (text) found.push(wrapText(text, width))
    inline = []
  }
  for (const node of nodes) {
    if (!isBlock(node)) {
      inline.push(node)
      continue
    }
    endParagraph()
    found.push(...blockOf(node, width))
  }
  endParagraph()
  return found
}

/** A block, or an inline element around blocks. */
function isBlock(node: HtmlNode): node is HtmlElement {
  if (typeof node === 'string') return false
  return blocks.has(node.tag) || (node.tag !== 'code' && node.children.some(isBlock))
}

function blockOf({ tag, children }: HtmlElement, width: number): Block[] {
  // A service's name, which stands above the text anyway.
  if (tag === 'fullname') return []
  if (tag === 'ul' || tag === 'ol') return listOf(children, tag, width)
  if (tag === 'pre') return fencedOf(children)
  if (tag === 'dl') return definitionsOf(children, width)
  if (tag === 'table') return tableOf(children)
  if (admonitions.has(tag)) return admonitionOf(tag, children, width)
  if (/^h\d$/.test(tag) || tag === 'dt') return boldOf(children, width)
  return blocksOf(children, width)
}

function boldOf(children: readonly HtmlNode[], width: number): Block[] {
  const text = inlineMarkdown(children)
  if (!text) return []
  // Bold in bold would end it.
  return [wrapText(`**${text.replaceAll('**', '')}**`, width)]
}

function listOf(children: readonly HtmlNode[], tag: 'ul' | 'ol', width: number): Block[] {
  const items = children.filter((child) => typeof child !== 'string')
  const rendered = items.map((item, index) => {
    const mark = tag === 'ul' ? '- ' : `${index + 1}. `
    const inner = item.tag === 'li' ? item.children : [item]
    const lines = joinBlocks(blocksOf(inner, narrow(width, mark.length)))
    return indent(lines.length > 0 ? lines : [''], mark)
  })
  const isLoose = rendered.some((lines) => lines.includes(''))
  const lines = isLoose ? joinBlocks(rendered) : rendered.flat()
  return lines.length > 0 ? [lines] : []
}

/** A term in bold, with what it means below. */
function definitionsOf(children: readonly HtmlNode[], width: number): Block[] {
  const parts = children.filter((child) => typeof child !== 'string')
  return parts.flatMap((part) =>
    part.tag === 'dd' ? blocksOf(part.children, width) : boldOf(part.children, width),
  )
}

function admonitionOf(tag: string, children: readonly HtmlNode[], width: number): Block[] {
  const lines = joinBlocks(blocksOf(children, narrow(width, 2)))
  if (lines.length === 0) return []
  const label = `**${tag.charAt(0).toUpperCase()}${tag.slice(1)}:**`
  const isText = /^[^-\d|`]/.test(lines[0] ?? '')
  const labelled = isText
    ? [...wrapText(`${label} ${firstParagraph(lines)}`, narrow(width, 2)), ...afterFirst(lines)]
    : [label, '', ...lines]
  return [labelled.map((line) => (line === '' ? '>' : `> ${line}`))]
}

function firstParagraph(lines: readonly string[]): string {
  const end = lines.indexOf('')
  return lines.slice(0, end < 0 ? lines.length : end).join(' ')
}

function afterFirst(lines: readonly string[]): readonly string[] {
  const end = lines.indexOf('')
  return end < 0 ? [] : lines.slice(end)
}

function fencedOf(children: readonly HtmlNode[]): Block[] {
  const lines = plainText(children)
    .replace(/^\s*\n|\s+$/g, '')
    .split('\n')
  return lines.join('').trim() === '' ? [] : [['```', ...lines.map((line) => line.trimEnd()), '```']]
}

/** A table of Markdown, with its first row as the head. */
function tableOf(children: readonly HtmlNode[]): Block[] {
  const rows = rowsOf(children).map((row) =>
    row.children
      .filter((cell) => typeof cell !== 'string')
      .map((cell) =>
        joinBlocks(blocksOf(cell.children, Number.POSITIVE_INFINITY))
          .filter(Boolean)
          .join(' ')
          .replaceAll('|', '\\|'),
      ),
  )
  const [head, ...body] = rows.filter((row) => row.length > 0)
  if (!head) return []
  const rule = head.map(() => '---')
  return [[head, rule, ...body].map((cells) => `| ${cells.join(' | ')} |`)]
}

function rowsOf(nodes: readonly HtmlNode[]): HtmlElement[] {
  return nodes.flatMap((node) => {
    if (typeof node === 'string') return []
    return node.tag === 'tr' ? [node] : rowsOf(node.children)
  })
}

function plainText(nodes: readonly HtmlNode[]): string {
  return nodes
    .map((node) => (typeof node === 'string' ? node : node.tag === 'br' ? '\n' : plainText(node.children)))
    .join('')
}

function joinBlocks(found: readonly Block[]): readonly string[] {
  return found.flatMap((block, index) => (index === 0 ? block : ['', ...block]))
}

function indent(lines: readonly string[], mark: string): readonly string[] {
  const blank = ' '.repeat(mark.length)
  return lines.map((line, index) => (index === 0 ? `${mark}${line}` : line && `${blank}${line}`).trimEnd())
}

function narrow(width: number, by: number): number {
  return Math.max(LEAST_WIDTH, width - by)
}
