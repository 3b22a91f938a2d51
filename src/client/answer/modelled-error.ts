import type { ServiceError } from '../../errors/index.js'

/**
 * A service's refusal with a code, its members by AWS's names: those that its model gives it, as an error of that
 * code has them; `unknown` for a code that the model does not name.
 */
export type ModelledError<Errors, Code extends string> = Code extends keyof Errors
  ? ServiceError & { readonly code: Code; readonly members: Readonly<Errors[Code]> } & Readonly<
        Omit<Errors[Code], keyof ServiceError>
      >
  : ServiceError & { readonly code: Code }
