import { type Column, flatten } from '../../../columns/index.js'
import { isDate } from '../../../values/index.js'
import { cellText, cutText, displayWidth, fitWidths, visibleText } from '../text/index.js'
import type { Colors } from './colors.js'

const gap = '  '
/** A column that cannot get as much is not shown. */
const leastWidth = 12
/** Later rows may be a little wider than the first page's, if there is room. */
const slack = 4
const numbers: ReadonlySet<unknown> = new Set(['integer', 'long', 'double'])
/** Half of a number or a time says nothing: these are cut only if nothing else helps. */
const whole: ReadonlySet<unknown> = new Set([...numbers, 'timestamp', 'boolean'])

export interface TerminalTableSpec {
  readonly columns: readonly Column[]
  /** The columns were named: all of them are shown, empty ones too. */
  readonly areNamed: boolean
  /** undefined if the lines may have any width: nobody looks at them on a terminal. */
  readonly width: number | undefined
  readonly colors: Colors
}

interface ShownColumn {
  readonly column: Column
  readonly width: number
  readonly isNumber: boolean
}

/**
 * A table without borders, which is written while its rows come: the widths are those of the first rows. What does not fit
 * later is cut, so that no row breaks the table.
 */
export class TerminalTable {
  readonly #spec: TerminalTableSpec
  #shown: readonly ShownColumn[] = []
  #hidden: readonly string[] = []

  constructor(spec: TerminalTableSpec) {
    this.#spec = spec
  }

  /** The columns for which the terminal is too narrow. */
  get hidden(): readonly string[] {
    return this.#hidden
  }

  /** Chooses columns and widths by the first rows. Returns the lines of the header. */
  begin(rows: readonly unknown[]): string {
    const all = flatten(this.#spec.columns).map((column) => ({ column, width: widthOf(column, rows) }))
    const filled = this.#spec.areNamed ? all : all.filter(({ column }) => isFilled(column, rows))
    const fitting = this.#fitting(filled)
    this.#hidden = filled.slice(fitting.length).map(({ column }) => column.name)
    const widths = this.#widths(fitting)
    this.#shown = fitting.map(({ column }, index) => ({
      column,
      width: widths[index] ?? 0,
      isNumber: numbers.has(column.type),
    }))
    const { colors } = this.#spec
    const names = this.#line((column) => column.name, colors.title)
    return names + this.#line((_column, width) => '─'.repeat(width), colors.line)
  }

  row(row: unknown): string {
    return this.#line(
      (column) => cellOf(column, row),
      (text) => text,
    )
  }

  #fitting(columns: readonly MeasuredColumn[]): readonly MeasuredColumn[] {
    const { width: room = Number.POSITIVE_INFINITY } = this.#spec
    let used = -gap.length
    const count = columns.findIndex((column) => {
      used += gap.length + leastOf(column)
      return used > room
    })
    return count === -1 ? columns : columns.slice(0, Math.max(1, count))
  }

  #widths(columns: readonly MeasuredColumn[]): readonly number[] {
    const natural = columns.map(({ width }) => width)
    if (this.#spec.width === undefined) return natural
    const room = this.#spec.width - gap.length * (natural.length - 1)
    const spare = room - total(natural)
    if (spare < 0) return narrowed(columns, room)
    const more = Math.min(slack, Math.floor(spare / natural.length))
    const last = natural.length - 1
    return natural.map((width, index) => (index === last ? width + spare - more * last : width + more))
  }

  #line(textOf: (column: Column, width: number) => string, color: (text: string) => string): string {
    const last = this.#shown.length - 1
    const cells = this.#shown.map(({ column, width, isNumber }, index) => {
      const text = this.#cut(textOf(column, index === last ? widthOfRule(column, width) : width), width)
      const space = ' '.repeat(Math.max(0, width - displayWidth(text)))
      if (isNumber && index < last) return space + color(text)
      return index === last ? color(text) : color(text) + space
    })
    return `${cells.join(gap).trimEnd()}\n`
  }

  #cut(text: string, width: number): string {
    return this.#spec.width === undefined ? text : cutText(text, width)
  }
}

interface MeasuredColumn {
  readonly column: Column
  readonly width: number
}

function leastOf({ column, width }: MeasuredColumn): number {
  return whole.has(column.type) ? width : Math.min(width, leastWidth)
}

/** Takes the room that is missing from the texts, the widest first. */
function narrowed(columns: readonly MeasuredColumn[], room: number): readonly number[] {
  const isText = columns.map(({ column }) => !whole.has(column.type))
  const texts = columns.filter((_, index) => isText[index]).map(({ width }) => width)
  const others = total(columns.filter((_, index) => !isText[index]).map(({ width }) => width))
  if (texts.length === 0 || others >= room) {
    return fitWidths(
      columns.map(({ width }) => width),
      room,
    )
  }
  const fitted = [...fitWidths(texts, room - others)]
  return columns.map(({ width }, index) => (isText[index] ? (fitted.shift() ?? width) : width))
}

function total(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width, 0)
}

/** The last column has all of the room that is left; its line need not be as long. */
function widthOfRule(column: Column, width: number): number {
  return Math.min(width, Math.max(displayWidth(column.name), leastWidth))
}

/** Later pages have larger numbers and other regions than the first one. */
const usualWidths: ReadonlyMap<unknown, number> = new Map([
  ['integer', 8],
  ['long', 12],
  ['double', 10],
])
const regionWidth = 'ap-southeast-2'.length

function widthOf(column: Column, rows: readonly unknown[]): number {
  const usual = column.name === '_region' ? regionWidth : (usualWidths.get(column.type) ?? 0)
  return rows.reduce<number>(
    (most, row) => Math.max(most, displayWidth(cellOf(column, row))),
    Math.max(usual, displayWidth(column.name)),
  )
}

function isFilled(column: Column, rows: readonly unknown[]): boolean {
  return rows.length === 0 || rows.some((row) => cellOf(column, row) !== '')
}

function cellOf(column: Column, row: unknown): string {
  const value = column.read(row)
  if (isDate(value) && !Number.isNaN(value.getTime())) return `${value.toISOString().slice(0, -5)}Z`
  return visibleText(cellText(value))
}
