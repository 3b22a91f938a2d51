import type { ListingEnd, Origin, OutputSpec, Writer } from '../contract/index.js'
import type { HeldPages } from '../held/index.js'
import { drawBoxes } from './boxes.js'
import { colorsOf } from './colors.js'
import { sectionsOf } from './sections.js'

/** The AWS CLI's table. It is drawn at the end, because its width is that of the widest cell. */
export class BoxWriter implements Writer {
  readonly #spec: OutputSpec
  readonly #held: HeldPages | undefined
  #list: unknown[] | undefined

  constructor(spec: OutputSpec, held: HeldPages | undefined) {
    this.#spec = spec
    this.#held = held
  }

  page(page: object, origin: Origin | undefined): string {
    this.#held?.add(page, origin)
    return ''
  }

  elements(list: readonly unknown[]): string {
    this.#list ??= []
    for (const element of list) this.#list.push(element)
    return ''
  }

  value(value: unknown): string {
    return this.#draw(value)
  }

  end({ resumeToken }: ListingEnd): string {
    if (this.#list) return this.#draw(this.#list)
    return this.#held && !this.#held.isEmpty ? this.#draw(this.#held.result(resumeToken)) : ''
  }

  #draw(value: unknown): string {
    const { operation, query, io } = this.#spec
    const { isTerminal, width } = io.stdout
    const sections = sectionsOf(value, { title: operation.name, isSorted: query === undefined })
    return drawBoxes(sections, {
      width: isTerminal ? width : 80,
      wraps: isTerminal,
      colors: colorsOf(this.#spec),
    })
  }
}
