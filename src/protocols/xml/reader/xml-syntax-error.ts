import { ParseError } from '../../scalars/index.js'

interface Details {
  /** The name of the element that contains the error. */
  readonly element?: string
  /** Whether the document ends too early. */
  readonly isIncomplete?: boolean
}

/** The bytes are not well-formed XML. `offset` counts bytes from the start of the document. */
export class XmlSyntaxError extends ParseError {
  override readonly name = 'XmlSyntaxError'

  constructor(
    problem: string,
    readonly offset: number,
    details: Details = {},
  ) {
    super(`${problem}, at byte ${offset}`, details)
  }
}
