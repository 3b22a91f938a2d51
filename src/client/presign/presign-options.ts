import {
  type ErrorContext,
  type KnownOptions,
  NextTokenError,
  type OptionNames,
  optionProblems,
} from '../../errors/index.js'

/** Options of a presigned URL. */
export interface PresignOptions {
  /**
   * Let the URL expire after this many seconds: 1 to 604,800 (one week).
   *
   * @default 3600, as boto3
   * @example
   * await s3.presign('GetObject', { Bucket, Key }, { expiresIn: 600 })
   */
  readonly expiresIn?: number | undefined
  /**
   * Sign the URL for this HTTP method.
   *
   * @default the operation's method
   */
  readonly method?: string | undefined
}

const names: OptionNames<PresignOptions> = { expiresIn: true, method: true }
const known: KnownOptions = { kind: 'presign option', names }

/** @throws NextTokenError `InvalidConfiguration`. */
export function checkPresignOptions(options: unknown, context: ErrorContext): void {
  const problems = optionProblems(options, known)
  if (problems.length > 0) throw new NextTokenError('InvalidConfiguration', problems.join('\n  '), context)
}
