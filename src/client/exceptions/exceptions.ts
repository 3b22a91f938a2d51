import type { ServiceError } from '../../errors/index.js'
import type { ModelledError } from '../answer/index.js'

/** A kind of error, for `instanceof`. */
export interface ExceptionCheck<Kind extends ServiceError> {
  /** The code of these errors; undefined for all errors of the service. */
  readonly code: string | undefined
  /** Whether a value is such an error; the same as `value instanceof` this object. */
  is(value: unknown): value is Kind
  [Symbol.hasInstance](value: unknown): value is Kind
}

/**
 * The errors in a service's model, by boto3's names. `Names` maps the names that differ from the error's code, such as
 * `NotFoundException`, whose code is `NotFound`.
 */
export type Exceptions<Errors, Names> = {
  readonly [Name in (keyof Errors | keyof Names) & string]: ExceptionCheck<
    ModelledError<Errors, CodeOf<Name, Names>>
  >
} & {
  /** Every error of the service, whatever its code is. */
  readonly ClientError: ExceptionCheck<ServiceError>
  /** The errors with this code, which need not be in the model. */
  fromCode<Code extends (keyof Errors & string) | (string & {})>(
    code: Code,
  ): ExceptionCheck<ModelledError<Errors, Code>>
}

type CodeOf<Name extends string, Names> = Name extends keyof Names ? Names[Name] & string : Name
