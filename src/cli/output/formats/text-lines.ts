import { compareUtf8, isPlainObject } from '../../../values/index.js'
import { isScalar, scalarText } from '../text/index.js'

type Structure = Readonly<Record<string, unknown>>

/** The columns of a list's objects. A column keeps its place for all later objects. */
export class TextColumns {
  readonly #names: string[] = []

  get names(): readonly string[] {
    return this.#names
  }

  /** Adds the members of these objects that have a single value, in the order of their names. */
  add(list: readonly unknown[]): void {
    const found = new Set<string>()
    for (const element of list) {
      if (!isPlainObject(element)) continue
      for (const [name, value] of Object.entries(element)) if (isShown(value)) found.add(name)
    }
    const added = [...found].filter((name) => !this.#names.includes(name))
    this.#names.push(...added.sort(compareUtf8))
  }
}

/**
 * Writes a value as the AWS CLI's text: a line for each object with its values in the order of their names, separated by
 * tabs, then a line for each thing in it, which begins with its name in capitals. `columns` are those of earlier elements
 * of the same list.
 */
export function textLines(value: unknown, label?: string, columns = new TextColumns()): string {
  if (isPlainObject(value)) return objectLines(value, label, undefined)
  if (!Array.isArray(value)) return `${scalarText(value)}\n`
  if (value.some(isPlainObject)) {
    columns.add(value)
    return value
      .map((element) =>
        isPlainObject(element) ? objectLines(element, label, columns.names) : textLines(element, label),
      )
      .join('')
  }
  const scalars = value.filter(isScalar)
  const lists = value.filter((element) => !isScalar(element))
  return scalarLines(scalars, label) + lists.map((list) => textLines(list, label)).join('')
}

function scalarLines(scalars: readonly unknown[], label: string | undefined): string {
  if (scalars.length === 0) return ''
  if (label === undefined) return `${scalars.map(scalarText).join('\t')}\n`
  return scalars.map((scalar) => `${label.toUpperCase()}\t${scalarText(scalar)}\n`).join('')
}

/** The same for the members of a page: `columnsOf` has the columns of its lists on earlier pages. */
export function pageLines(page: Structure, columnsOf: ReadonlyMap<string, TextColumns>): string {
  const names = Object.keys(page).sort(compareUtf8)
  const scalars = Object.fromEntries(
    names.filter((name) => isScalar(page[name])).map((name) => [name, page[name]]),
  )
  const others = names.filter((name) => !isScalar(page[name]))
  return (
    objectLines(scalars, undefined, undefined) +
    others.map((name) => textLines(page[name], name, columnsOf.get(name))).join('')
  )
}

function objectLines(
  object: Structure,
  label: string | undefined,
  columns: readonly string[] | undefined,
): string {
  const names = Object.keys(object).filter((name) => object[name] !== undefined)
  const shown = columns ?? names.filter((name) => isScalar(object[name])).sort(compareUtf8)
  const others = names.filter((name) => !shown.includes(name)).sort(compareUtf8)
  const cells = shown.map((name) => (object[name] === undefined ? '' : scalarText(object[name])))
  const start = label === undefined ? [] : [label.toUpperCase()]
  const line = cells.length > 0 ? `${[...start, ...cells].join('\t')}\n` : ''
  return line + others.map((name) => textLines(object[name], name)).join('')
}

function isShown(value: unknown): boolean {
  return value !== undefined && isScalar(value)
}
