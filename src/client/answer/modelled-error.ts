import type { ServiceError } from '../../errors/index.js'

/**
 * A `ServiceError` with this code. Its members have the types of the model, or are `unknown` for a code that is
 * not in the model.
 */
export type ModelledError<Errors, Code extends string> = Code extends keyof Errors
  ? ServiceError & { readonly code: Code; readonly members: Readonly<Errors[Code]> } & Readonly<
        Omit<Errors[Code], keyof ServiceError>
      >
  : ServiceError & { readonly code: Code }
