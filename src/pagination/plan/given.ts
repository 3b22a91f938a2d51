/** AWS's parameters and our options: the parameters may be left out where none of them is required. */
export type Given<Input, Options> =
  Record<never, never> extends Input
    ? [input?: Input | undefined, options?: Options]
    : [input: Input, options?: Options]
