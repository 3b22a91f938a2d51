import { compareUtf8, isPlainObject } from '../../../values/index.js'
import { compactJson, isScalar, scalarText } from '../text/index.js'

type Structure = Readonly<Record<string, unknown>>

/** A table within the table: a title, and rows with or without names above them. */
export interface Section {
  readonly title: string
  /** How deep it is within others. */
  readonly level: number
  headers: readonly string[]
  readonly rows: (readonly string[])[]
}

export interface SectionOptions {
  readonly title: string
  /** Members are in the order of their names, as in the AWS CLI; otherwise in that of the query. */
  readonly isSorted: boolean
}

/** Returns the sections of the AWS CLI's table of a value: what an object holds is below it, one level deeper. */
export function sectionsOf(value: unknown, options: SectionOptions): readonly Section[] {
  const builder = new SectionBuilder(options.isSorted)
  builder.add(options.title, value, 0)
  return builder.sections
}

class SectionBuilder {
  readonly sections: Section[] = []

  constructor(private readonly isSorted: boolean) {}

  add(title: string, value: unknown, level: number): void {
    if (isEmpty(value)) return
    const section = this.#begin(title, level)
    if (isPlainObject(value)) this.#addObject(section, value)
    else if (!Array.isArray(value)) section.rows.push([scalarText(value)])
    else if (value.some(isPlainObject)) this.#addObjects(section, value)
    // A list within a row is a cell: the AWS CLI fails, or makes rows of its elements.
    else for (const row of value) section.rows.push(Array.isArray(row) ? row.map(cellText) : [cellText(row)])
  }

  #begin(title: string, level: number): Section {
    const section = { title, level, headers: [], rows: [] }
    this.sections.push(section)
    return section
  }

  #addObject(section: Section, object: Structure): void {
    const { headers, others } = this.#membersOf([object])
    const [only] = headers
    if (only !== undefined && headers.length === 1) section.rows.push([only, scalarText(object[only])])
    else if (headers.length > 0) {
      section.headers = headers
      section.rows.push(headers.map((name) => scalarText(object[name])))
    }
    for (const name of others) this.add(name, object[name], section.level + 1)
  }

  #addObjects(first: Section, list: readonly unknown[]): void {
    const { headers, others } = this.#membersOf(list.filter(isPlainObject))
    first.headers = headers
    let section = first
    list.forEach((element, index) => {
      if (index > 0 && others.length > 0) {
        section = this.#begin(first.title, first.level)
        section.headers = headers
      }
      section.rows.push(rowOf(element, headers))
      if (isPlainObject(element)) for (const name of others) this.add(name, element[name], section.level + 1)
    })
  }

  #membersOf(objects: readonly Structure[]): { headers: readonly string[]; others: readonly string[] } {
    const scalars = new Set<string>()
    const others = new Set<string>()
    for (const object of objects) {
      for (const [name, value] of Object.entries(object)) {
        if (value !== undefined) (isScalar(value) ? scalars : others).add(name)
      }
    }
    const sorted = (names: Set<string>) => (this.isSorted ? [...names].sort(compareUtf8) : [...names])
    return { headers: sorted(scalars), others: sorted(others).filter((name) => !scalars.has(name)) }
  }
}

/** What is no object in a list of objects has its text in the first cell. */
function rowOf(element: unknown, headers: readonly string[]): readonly string[] {
  if (!isPlainObject(element)) return headers.map((_, index) => (index === 0 ? cellText(element) : ''))
  return headers.map((name) => (element[name] === undefined ? '' : cellText(element[name])))
}

function cellText(value: unknown): string {
  return isScalar(value) ? scalarText(value) : compactJson(value)
}

/** What is false in Python: the AWS CLI shows no table for it. */
function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return true
  if (Array.isArray(value)) return value.length === 0
  return isPlainObject(value) && Object.keys(value).length === 0
}
