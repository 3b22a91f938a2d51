/**
 * What is wrong with an answer. Its message holds nothing of the answer: any value may be a secret, whether the model
 * marks it or not. Whatever else a decoder throws, such as V8's error for JSON, which quotes the text, is told without
 * its message.
 */
export class PlainProblem extends TypeError {
  /** Private, so that `util.inspect` does not show it: a broken answer may have any text where a name belongs. */
  readonly #element: string | undefined

  constructor(problem: string, { element, ...options }: ErrorOptions & { readonly element?: string } = {}) {
    super(problem, options)
    this.#element = element
  }

  /** Whether the answer ends too early. */
  get isCut(): boolean {
    return /\bis cut off\b/.test(this.message)
  }

  /** The XML element in which it was found: to be told only where the model knows the name. */
  get element(): string | undefined {
    return this.#element
  }
}
