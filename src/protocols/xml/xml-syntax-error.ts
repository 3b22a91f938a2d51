import { PlainProblem } from '../scalars/index.js'

/** The bytes are not the XML that was expected; `offset` counts bytes from the document's first. */
export class XmlSyntaxError extends PlainProblem {
  override readonly name = 'XmlSyntaxError'

  constructor(
    problem: string,
    readonly offset: number,
    element?: string,
  ) {
    super(`${problem}, at byte ${offset}`, element === undefined ? {} : { element })
  }
}
