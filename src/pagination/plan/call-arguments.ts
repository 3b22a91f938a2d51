/** The arguments of a call: AWS's parameters, then our options. The parameters are optional if none is required. */
export type CallArguments<Input, Options> =
  Record<never, never> extends Input
    ? [input?: Input | undefined, options?: Options]
    : [input: Input, options?: Options]
