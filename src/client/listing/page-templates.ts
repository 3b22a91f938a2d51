import type { Member } from '../../models/index.js'
import type { Structure } from '../../protocols/index.js'
import type { TemplateSource } from './marked-request.js'
import { PageForm } from './page-form.js'
import { RequestTemplate } from './request-template.js'
import type { SettledPage } from './settled-page.js'

/** How often one listing may fail to learn a template. */
const mostFailures = 3

/**
 * The template of one listing. Two pages of the same form are made from their inputs: the template is learnt from the
 * first and has to make the request of the second. It is learnt when a third page is requested, so that short listings
 * do not pay for it.
 */
export class PageTemplates {
  #template: RequestTemplate | undefined
  #form: PageForm | undefined
  /** The latest pages of this form, two at most. */
  #settled: readonly SettledPage[] = []
  #failures = 0

  constructor(private readonly members: readonly Member[]) {}

  /** The template for a page; undefined if none was learnt. */
  of(input: Structure): RequestTemplate | undefined {
    return this.#template?.form.matches(input) ? this.#template : undefined
  }

  /** Whether there are two pages to learn the template for a page from. */
  canLearn(input: Structure): boolean {
    return this.#settled.length === 2 && this.#form?.matches(input) === true
  }

  /** Learns a template from the settled pages, which are forgotten. False if that fails. */
  learn(source: TemplateSource): boolean {
    const [first, second] = this.#settled
    this.#settled = []
    if (!first || !second || !this.#form) return false
    const learnt = RequestTemplate.learn(this.#form, first, source)
    if (learnt?.reproduces(second)) {
      this.#template = learnt
      return true
    }
    this.#failures++
    return false
  }

  /** Takes a page whose request was made from its input. */
  add(page: SettledPage): void {
    if (this.#failures >= mostFailures) return
    const { callerInput } = page
    if (this.#form?.matches(callerInput)) {
      this.#settled = [...this.#settled.slice(-1), page]
      return
    }
    this.#form = new PageForm(callerInput, this.members)
    this.#settled = this.#form.tokens.length > 0 ? [page] : []
  }

  /** Something else than the tokens has changed, such as the credentials. */
  forget(): void {
    this.#template = undefined
    this.#settled = []
  }
}
