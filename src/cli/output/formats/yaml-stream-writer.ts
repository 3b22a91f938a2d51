import { isPlainObject } from '../../../values/index.js'
import type { ListingEnd, Origin, OutputSpec, Writer } from '../contract/index.js'
import { tagPage } from '../rows/index.js'
import { indent, type WriteYaml } from './yaml-text.js'

/**
 * A YAML list of results: the pages as the service returned them, or the one result of a query. The AWS CLI applies the
 * query to each page here, so that a count is a list of counts.
 */
export class YamlStreamWriter implements Writer {
  readonly #spec: OutputSpec
  readonly #write: WriteYaml
  #elements = 0
  #isList = false

  constructor(spec: OutputSpec, write: WriteYaml) {
    this.#spec = spec
    this.#write = write
  }

  page(page: object, origin: Origin | undefined): string {
    const { rule, operation } = this.#spec
    return this.#result(origin && rule ? tagPage(page, origin, { rule, operation }) : page)
  }

  elements(list: readonly unknown[]): string {
    this.#isList = true
    if (list.length === 0) return ''
    const isFirst = this.#elements === 0
    this.#elements += list.length
    return isFirst ? this.#result(list) : `${indent(this.#write(list), 1)}\n`
  }

  value(value: unknown): string {
    return isPlainObject(value) && Object.keys(value).length === 0 ? '' : this.#result(value)
  }

  end(_end: ListingEnd): string {
    return this.#isList && this.#elements === 0 ? this.#result([]) : ''
  }

  #result(value: unknown): string {
    return `${this.#write([value])}\n`
  }
}
