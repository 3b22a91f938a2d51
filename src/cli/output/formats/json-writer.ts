import type { ListingEnd, Origin, Writer } from '../contract/index.js'
import { type HeldPages, openPath } from '../held/index.js'
import { indentedJson, newLine } from '../text/index.js'

/**
 * The AWS CLI's JSON, written while the pages come. The first list that has an item is written item by item; what else
 * the pages hold follows at the end, because JSON has no place for it before: https://github.com/aws/aws-cli/issues/6283.
 */
export class JsonWriter implements Writer {
  readonly #held: HeldPages | undefined
  #items = 0
  /** The list within an object is open. */
  #isOpen = false
  /** The list is the whole result. */
  #isList = false

  constructor(held: HeldPages | undefined) {
    this.#held = held
  }

  page(page: object, origin: Origin | undefined): string {
    const items = this.#held?.add(page, origin) ?? []
    const path = this.#held?.streamedPath
    if (!path) return ''
    const start = this.#isOpen ? '' : opened(path)
    this.#isOpen = true
    return start + this.#list(items, path.length)
  }

  elements(list: readonly unknown[]): string {
    const start = this.#isList ? '' : '['
    this.#isList = true
    return start + this.#list(list, 0)
  }

  value(value: unknown): string {
    // The AWS CLI writes nothing for an operation without output.
    return isNothing(value) ? '' : `${indentedJson(value)}\n`
  }

  end({ resumeToken }: ListingEnd): string {
    if (this.#isList) return `${this.#closed(0)}\n`
    if (!this.#held || this.#held.isEmpty) return ''
    const result = this.#held.result(resumeToken)
    const path = this.#held.streamedPath
    if (!path) return this.value(result)
    const levels = openPath(path, result)
    const closed = levels.reduceRight(
      (text, { name, inside }, level) => `${text}${membersAfter(inside, name, level)}${newLine(level)}}`,
      this.#closed(path.length),
    )
    return `${closed}\n`
  }

  #list(items: readonly unknown[], level: number): string {
    let text = ''
    for (const item of items) {
      text += `${this.#items++ > 0 ? ',' : ''}${newLine(level + 1)}${indentedJson(item, level + 1)}`
    }
    return text
  }

  #closed(level: number): string {
    return this.#items > 0 ? `${newLine(level)}]` : ']'
  }
}

function opened(path: readonly string[]): string {
  const start = path.map((name, level) => `{${newLine(level + 1)}${JSON.stringify(name)}: `)
  return `${start.join('')}[`
}

/** The members of an object that follow the one that is written already. */
function membersAfter(object: object, written: string, level: number): string {
  return Object.entries(object)
    .filter(([name, value]) => name !== written && value !== undefined)
    .map(
      ([name, value]) => `,${newLine(level + 1)}${JSON.stringify(name)}: ${indentedJson(value, level + 1)}`,
    )
    .join('')
}

function isNothing(value: unknown): boolean {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 0
  )
}
