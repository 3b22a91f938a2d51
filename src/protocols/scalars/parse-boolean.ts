import { describeText } from './describe-text.js'
import { PlainProblem } from './plain-problem.js'

/**
 * A boolean out of the wire's text, in XML Schema's spellings and Python's; nothing at all is false, as in boto3.
 * Other text is no `false`: a listing whose "there is more" was garbled would end early and no one would know.
 *
 * @throws PlainProblem for other text.
 */
export function parseBoolean(text: string): boolean {
  if (text === 'true') return true
  if (text === 'false') return false
  const word = text.trim().toLowerCase()
  if (word === 'true' || word === '1') return true
  if (word === 'false' || word === '0' || word === '') return false
  throw new PlainProblem(`not a boolean: ${describeText(text)}`)
}
