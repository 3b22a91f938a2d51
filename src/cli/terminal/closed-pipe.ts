/** Whoever read the output reads no more, as `head` after its last line. The command ends quietly. */
export class ClosedPipe extends Error {
  override readonly name = 'ClosedPipe'

  constructor() {
    super('the output was closed')
  }
}
