import { isError } from '../../values/index.js'

/** Whether a service refused the value of its limit parameter. Errors of the AWS SDK v3 are read as well as ours. */
export function isAboutPageSize(error: unknown, limit: string): boolean {
  const { code, message } = wordsOf(error)
  return /valid|parameter|argument|badrequest/i.test(code) && names(`${code} ${message}`, limit)
}

/** Whether it refused the parameter beside another one, whatever its value (EC2: InvalidParameterCombination). */
export function isAgainstPageSize(error: unknown, limit: string): boolean {
  return /combination/i.test(wordsOf(error).code) && isAboutPageSize(error, limit)
}

function wordsOf(error: unknown): { code: string; message: string } {
  if (!isError(error)) return { code: '', message: '' }
  const code: unknown = Reflect.get(error, 'code')
  return { code: typeof code === 'string' ? code : error.name, message: error.message }
}

/** `MaxKeys` is `max-keys` in S3's messages, and `maxResults` for `MaxResults` in EC2's. */
function names(text: string, limit: string): boolean {
  return squeeze(text).includes(squeeze(limit))
}

function squeeze(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '')
}
