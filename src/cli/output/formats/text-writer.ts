import { type CompiledRule, type PageKey, PageMerge, withValue } from '../../../pagination/index.js'
import { isPlainObject } from '../../../values/index.js'
import type { ListingEnd, Origin, OutputSpec, Writer } from '../contract/index.js'
import { tagPage } from '../rows/index.js'
import { isScalar, scalarText } from '../text/index.js'
import { pageLines, TextColumns, textLines } from './text-lines.js'

type ListingSpec = Pick<OutputSpec, 'operation'> & { readonly rule: CompiledRule }

/** The AWS CLI's text: values separated by tabs. */
export class TextWriter implements Writer {
  readonly #pages: TextPages | undefined
  readonly #elements = new TextElements()

  constructor(spec: OutputSpec) {
    const { rule, operation } = spec
    this.#pages = rule && new TextPages({ rule, operation })
  }

  page(page: object, origin: Origin | undefined): string {
    return this.#pages?.page(page, origin) ?? ''
  }

  elements(list: readonly unknown[]): string {
    return this.#elements.add(list)
  }

  value(value: unknown): string {
    return textLines(value)
  }

  end(end: ListingEnd): string {
    return this.#elements.end() + (this.#pages?.end(end) ?? '')
  }
}

/**
 * The lists of the pages, page by page. What counts over all pages (DynamoDB's `Count`) comes at the end. The AWS CLI
 * writes it for each page.
 */
class TextPages {
  readonly #spec: ListingSpec
  readonly #lists: readonly PageKey[]
  readonly #columns: ReadonlyMap<string, TextColumns>
  readonly #counted: PageMerge | undefined
  #pages = 0

  constructor(spec: ListingSpec) {
    const { resultKeys } = spec.rule
    this.#spec = spec
    this.#lists = resultKeys.filter(({ single }) => single === undefined)
    this.#columns = new Map(this.#lists.map(({ name }) => [name, new TextColumns()]))
    this.#counted = this.#lists.length < resultKeys.length ? new PageMerge(spec.rule) : undefined
  }

  page(page: object, origin: Origin | undefined): string {
    const { rule } = this.#spec
    const tagged = origin ? tagPage(page, origin, this.#spec) : page
    this.#counted?.add(this.#lists.reduce((rest, key) => withValue(rest, key.path, []), page))
    const shown = this.#pages++ === 0 ? picked(rule.nonAggregateKeys, page) : {}
    return pageLines({ ...this.#add(shown, tagged) }, this.#columns)
  }

  #add(shown: object, page: object): object {
    return this.#lists.reduce((all, key) => {
      const value = key.read(page)
      return value === null || value === undefined ? all : withValue(all, key.path, value)
    }, shown)
  }

  end({ resumeToken }: ListingEnd): string {
    const { rule } = this.#spec
    const singles = rule.resultKeys.filter(({ single }) => single !== undefined)
    const counted = this.#pages > 0 && this.#counted ? picked(singles, this.#counted.result().result) : {}
    return textLines(counted) + (resumeToken === undefined ? '' : `NEXTTOKEN\t${resumeToken}\n`)
  }
}

/** The members of a page at these keys, without those that say nothing. */
function picked(keys: readonly PageKey[], page: object): object {
  return keys.reduce<object>((members, key) => {
    const value = key.read(page)
    return value === null || value === undefined || value === ''
      ? members
      : withValue(members, key.path, value)
  }, {})
}

/**
 * The elements that a query finds. They are written as those of one list, whatever the pages: values without members on
 * one line, lists and objects on a line each.
 */
class TextElements {
  readonly #columns = new TextColumns()
  /** A line of values is open. */
  #isOpen = false

  add(list: readonly unknown[]): string {
    if (list.length === 0) return ''
    if (list.every(isScalar)) {
      const text = `${this.#isOpen ? '\t' : ''}${list.map(scalarText).join('\t')}`
      this.#isOpen = true
      return text
    }
    const start = this.end()
    return start + (list.some(isPlainObject) ? textLines(list, undefined, this.#columns) : textLines(list))
  }

  end(): string {
    if (!this.#isOpen) return ''
    this.#isOpen = false
    return '\n'
  }
}
