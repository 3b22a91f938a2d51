import { describeText } from './describe-text.js'
import { ParseError } from './parse-error.js'

/**
 * Parses a boolean in the spellings of XML Schema and Python. Empty text is false, as in boto3. Other text is an
 * error: if a garbled `IsTruncated` counted as false, a listing would end early without anybody noticing.
 *
 * @throws ParseError for other text.
 */
export function parseBoolean(text: string): boolean {
  if (text === 'true') return true
  if (text === 'false') return false
  const word = text.trim().toLowerCase()
  if (word === 'true' || word === '1') return true
  if (word === 'false' || word === '0' || word === '') return false
  throw new ParseError(`not a boolean: ${describeText(text)}`)
}
