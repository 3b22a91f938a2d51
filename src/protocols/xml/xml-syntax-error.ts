/** The bytes are not the XML that was expected; `offset` counts bytes from the document's first. */
export class XmlSyntaxError extends Error {
  override readonly name = 'XmlSyntaxError'

  constructor(
    problem: string,
    readonly offset: number,
  ) {
    super(`${problem}, at byte ${offset}`)
  }
}
