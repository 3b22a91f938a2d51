/** An expression that cannot be parsed, and where. */
export class ExpressionError extends SyntaxError {
  constructor(
    message: string,
    /** The index of the first invalid character; the expression's length if it ends too early. */
    readonly position: number,
  ) {
    super(message)
  }
}
