import type { Failure } from '../plan/index.js'

/** Whether the service refused the value of the operation's limit parameter. */
export function isAboutPageSize({ code, message }: Failure, limit: string): boolean {
  return /valid|parameter|argument|badrequest/i.test(code) && mentions(`${code} ${message}`, limit)
}

/** Whether it refused the limit parameter beside another one, whatever its value (EC2: InvalidParameterCombination). */
export function isAgainstPageSize(failure: Failure, limit: string): boolean {
  return /combination/i.test(failure.code) && isAboutPageSize(failure, limit)
}

/** S3's messages spell `MaxKeys` as `max-keys`, and EC2's spell `MaxResults` as `maxResults`. */
function mentions(text: string, limit: string): boolean {
  return lettersAndDigits(text).includes(lettersAndDigits(limit))
}

function lettersAndDigits(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '')
}
