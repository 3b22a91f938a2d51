import type { OperationModel } from '../../models/index.js'
import {
  isOtherRoot,
  type RawResponse,
  type RootNames,
  rootWires,
  type Structure,
} from '../contract/index.js'
import { ErrorInSuccess, isKnownWord } from '../errors/index.js'
import { PlainProblem } from '../scalars/index.js'
import { hasXmlRoot, readErrorDocument, xmlRootName } from '../xml/index.js'
import { parseFailure, readAnswer } from './parse-failure.js'

/** How a protocol reads the body of a success. */
export interface XmlAnswer {
  readonly rootNames: RootNames
  decode(): Structure
  /**
   * Whether what was decoded shows that the document is the operation's answer, although its root has a name that
   * nobody knows. Left out where the protocol leaves no choice of name.
   */
  readonly admits?: (value: Structure) => boolean
}

/** Roots of error documents; of those of the second kind only with a code in them: `<Response><Errors>` is EC2's. */
const SURE_ERROR = /^Error(?:Response)?$/
const LIKELY_ERROR = /^(?:error|errors|errorresponse|response)$/i
const WEB_PAGE = /^html$/i

/**
 * Decodes a document whose root is the operation's. An error document becomes an `ErrorInSuccess`, and any other a
 * `ResponseParseError`: another operation's answer or a captive portal's page has none of the elements that the
 * decoder looks for, and would pass for an empty last page.
 */
export function readXmlAnswer(
  operation: OperationModel,
  response: RawResponse,
  answer: XmlAnswer,
): Structure {
  const { rootNames, decode, admits } = answer
  const { body } = response
  if (hasXmlRoot(body, rootWires(operation, rootNames))) return readAnswer(operation, response, decode)
  const root = xmlRootName(body)
  // Bytes without a root are left to the decoder, which says what is wrong with them.
  if (root === undefined) return readAnswer(operation, response, decode)
  if (isErrorDocument(root, body)) throw new ErrorInSuccess(operation, response)
  const isOther = isOtherRoot(operation, root, rootNames)
  if (admits && !isOther && !WEB_PAGE.test(root)) {
    const value = readAnswer(operation, response, decode)
    if (admits(value)) return value
  }
  const name = isOther || isKnownWord(operation, root) ? `<${root}>` : 'one that the model does not know'
  const problem = WEB_PAGE.test(root)
    ? 'it is a web page'
    : `its root element is ${name}, not <${rootNames(operation)[0]}>`
  throw parseFailure(operation, response, new PlainProblem(problem))
}

/** Whether a body is an error document. */
export function isXmlError(body: Uint8Array): boolean {
  const root = xmlRootName(body)
  return root !== undefined && isErrorDocument(root, body)
}

function isErrorDocument(root: string, body: Uint8Array): boolean {
  if (SURE_ERROR.test(root)) return true
  if (!LIKELY_ERROR.test(root)) return false
  try {
    return Boolean(readErrorDocument(body).code)
  } catch {
    return false
  }
}
