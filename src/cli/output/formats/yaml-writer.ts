import { isPlainObject } from '../../../values/index.js'
import type { ListingEnd, Origin, Writer } from '../contract/index.js'
import { type HeldPages, openPath } from '../held/index.js'
import { indent, type WriteYaml } from './yaml-text.js'

/** YAML of the same result as JSON's, written while the pages come. */
export class YamlWriter implements Writer {
  readonly #held: HeldPages | undefined
  readonly #write: WriteYaml
  #items = 0
  #isList = false

  constructor(held: HeldPages | undefined, write: WriteYaml) {
    this.#held = held
    this.#write = write
  }

  page(page: object, origin: Origin | undefined): string {
    const items = this.#held?.add(page, origin) ?? []
    const path = this.#held?.streamedPath
    if (!path || items.length === 0) return ''
    const start = this.#items === 0 ? opened(path) : ''
    return `${start}${this.#list(items, path.length - 1)}`
  }

  elements(list: readonly unknown[]): string {
    this.#isList = true
    return this.#list(list, 0)
  }

  value(value: unknown): string {
    return isPlainObject(value) && Object.keys(value).length === 0 ? '' : `${this.#write(value)}\n`
  }

  end({ resumeToken }: ListingEnd): string {
    if (this.#isList) return this.#items > 0 ? '' : '[]\n'
    if (!this.#held || this.#held.isEmpty) return ''
    const result = this.#held.result(resumeToken)
    const path = this.#held.streamedPath
    if (!path || this.#items === 0) return this.value(result)
    return openPath(path, result)
      .map(({ name, inside }, level) => this.#membersAfter(inside, name, level))
      .reverse()
      .join('')
  }

  #list(items: readonly unknown[], level: number): string {
    this.#items += items.length
    return items.length === 0 ? '' : `${indent(this.#write(items), level)}\n`
  }

  #membersAfter(object: object, written: string, level: number): string {
    const members = Object.entries(object).filter(([name, value]) => name !== written && value !== undefined)
    if (members.length === 0) return ''
    return `${indent(this.#write(Object.fromEntries(members)), level)}\n`
  }
}

function opened(path: readonly string[]): string {
  return path.map((name, level) => `${indent(`${name}:`, level)}\n`).join('')
}
