import { displayWidth, splitText, visibleText } from '../text/index.js'
import { boxWidths, leastBoxWidth } from './box-widths.js'
import type { Colors } from './colors.js'
import type { Section } from './sections.js'

/** Spaces before a cell's text. */
const padding = 2

export interface BoxOptions {
  /** A section of a single row is turned on its side if the table is wider than this. */
  readonly width: number
  /** Cells are wrapped, so that no line is wider than `width`: the lines of a terminal must not break. */
  readonly wraps: boolean
  readonly colors: Colors
}

/** Draws sections as the AWS CLI does: a box of the same width for each. */
export function drawBoxes(sections: readonly Section[], { width, wraps, colors }: BoxOptions): string {
  if (sections.length === 0) return ''
  const visible = sections.map(visibleSection)
  const isTooWide = totalWidth(visible) > width
  const turned = isTooWide ? visible.map(turnedOnSide) : visible
  const natural = totalWidth(turned)
  const total = wraps && natural > width && canWrap(turned, width) ? width : natural
  const drawn = turned.map((section) => drawSection(section, total, colors))
  return `${'-'.repeat(total)}\n${drawn.join('')}`
}

function visibleSection(section: Section): Section {
  const { title, headers, rows } = section
  return {
    ...section,
    title: visibleText(title),
    headers: headers.map(visibleText),
    rows: rows.map((row) => row.map(visibleText)),
  }
}

/** Names and values become rows: `name | value`. */
function turnedOnSide(section: Section): Section {
  const { headers, rows } = section
  const [row] = rows
  if (rows.length !== 1 || headers.length === 0 || !row) return section
  return { ...section, headers: [], rows: headers.map((header, index) => [header, row[index] ?? '']) }
}

function totalWidth(sections: readonly Section[]): number {
  // There may be a section for each item, and a call takes only so many arguments.
  return sections.reduce((widest, section) => Math.max(widest, widthOf(section)), 0)
}

function widthOf(section: Section): number {
  const borders = 2 + 2 * section.level
  const cells = columnWidths(section).reduce((sum, width) => sum + width + 4, 0)
  return Math.max(displayWidth(section.title), cells) + borders
}

function columnWidths({ headers, rows }: Section): readonly number[] {
  const widths: number[] = []
  for (const row of [headers, ...rows]) {
    row.forEach((cell, index) => {
      widths[index] = Math.max(widths[index] ?? 0, displayWidth(cell))
    })
  }
  return widths
}

function canWrap(sections: readonly Section[], width: number): boolean {
  return sections.every(
    (section) => columnWidths(section).length * leastBoxWidth + 2 * section.level <= width,
  )
}

function drawSection(section: Section, total: number, colors: Colors): string {
  const width = total - 2 * section.level
  const edge = colors.line('|').repeat(section.level)
  return boxLines(section, width, colors)
    .map((line) => `${edge}${line}${edge}\n`)
    .join('')
}

/** One column of a section. Only the first one has a border on its left. */
interface Box {
  readonly width: number
  readonly edge: '|' | ''
}

function boxLines(section: Section, width: number, colors: Colors): readonly string[] {
  const { title, headers, rows } = section
  const lines = title === '' ? [] : [centred(title, { width, edge: '|' })]
  if (headers.length === 0 && rows.length === 0) return [...lines, `+${'-'.repeat(width - 2)}+`]
  const boxes = boxWidths(columnWidths(section), width).map(boxOf)
  if (boxes.length === 0) return lines
  const rule = boxes.map(ruleOf).join('')
  if (headers.length > 0)
    lines.push(rule, boxes.map((box, index) => centred(headers[index] ?? '', box)).join(''))
  return [...lines, rule, ...rows.flatMap((row) => rowLines(row, boxes, colors)), rule]
}

function boxOf(width: number, index: number): Box {
  return { width, edge: index === 0 ? '|' : '' }
}

function ruleOf({ width, edge }: Box): string {
  return edge === '' ? `${'-'.repeat(width - 1)}+` : `+${'-'.repeat(width - 2)}+`
}

function centred(text: string, { width, edge }: Box): string {
  const size = displayWidth(text)
  const before = Math.max(0, Math.floor(width / 2) - Math.floor(size / 2) - 1)
  const after = Math.max(0, width - 1 - edge.length - before - size)
  return `${edge}${' '.repeat(before)}${text}${' '.repeat(after)}|`
}

/** A cell that is too wide takes several lines. */
function rowLines(row: readonly string[], boxes: readonly Box[], colors: Colors): readonly string[] {
  const cells = boxes.map(({ width, edge }, index) => {
    const room = width - 1 - edge.length
    const text = row[index] ?? ''
    return displayWidth(text) <= room ? [text] : splitText(text, room - padding)
  })
  const height = Math.max(...cells.map((lines) => lines.length))
  return Array.from({ length: height }, (_, line) =>
    boxes.map((box, index) => leftAligned(cells[index]?.[line] ?? '', box, colors)).join(''),
  )
}

/** As in the AWS CLI, a text has no space before it where there is none to spare. */
function leftAligned(text: string, { width, edge }: Box, colors: Colors): string {
  const spare = width - 1 - edge.length - displayWidth(text)
  const before = spare >= padding ? padding : 0
  return `${edge}${' '.repeat(before)}${colors.cell(text)}${' '.repeat(Math.max(0, spare - before))}|`
}
