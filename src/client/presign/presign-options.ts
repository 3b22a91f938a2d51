import {
  type ErrorContext,
  type KnownOptions,
  NextTokenError,
  type OptionNames,
  optionProblems,
} from '../../errors/index.js'

/** What a presigned URL may do, and for how long. */
export interface PresignOptions {
  /** Seconds for which the URL is good, up to 604,800 (a week). Default: 3,600, as in boto3. */
  readonly expiresIn?: number | undefined
  /** The HTTP method that it will be asked with. Default: the operation's own. */
  readonly method?: string | undefined
}

const names: OptionNames<PresignOptions> = { expiresIn: true, method: true }
const known: KnownOptions = { kind: 'presign option', names }

/** @throws NextTokenError `InvalidConfiguration`. */
export function checkPresignOptions(options: unknown, context: ErrorContext): void {
  const problems = optionProblems(options, known)
  if (problems.length > 0) throw new NextTokenError('InvalidConfiguration', problems.join('\n  '), context)
}
