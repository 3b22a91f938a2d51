/** What is wrong with an expression, and where. */
export class ExpressionError extends SyntaxError {
  constructor(
    message: string,
    /** The index of the first character that does not fit; the expression's length where it is too short. */
    readonly position: number,
  ) {
    super(message)
  }
}
