export interface ParseErrorOptions extends ErrorOptions {
  /** The XML element that contains the problem. Its name is shown only if the model knows it. */
  readonly element?: string | undefined
  /** Whether the body ends too early. */
  readonly isIncomplete?: boolean
}

/**
 * A body or a value that cannot be parsed. The message never contains a value of the response, since any value can be
 * a secret, whether the model marks it or not. That is why errors of other parsers, such as V8's error for JSON,
 * which quotes the text, are never shown.
 */
export class ParseError extends TypeError {
  /** Private, so that `util.inspect` does not show it: a broken response can have any text where a name belongs. */
  readonly #element: string | undefined
  readonly #isIncomplete: boolean

  constructor(problem: string, { element, isIncomplete = false, ...options }: ParseErrorOptions = {}) {
    super(problem, options)
    this.#element = element
    this.#isIncomplete = isIncomplete
  }

  get element(): string | undefined {
    return this.#element
  }

  get isIncomplete(): boolean {
    return this.#isIncomplete
  }
}
