import type { OperationModel } from '../../models/index.js'
import {
  isRootOfOther,
  type RawResponse,
  type RootNames,
  rootNameBytes,
  type Structure,
} from '../contract/index.js'
import { ErrorInSuccess, isKnownName } from '../errors/index.js'
import { ParseError } from '../scalars/index.js'
import { hasXmlRoot, readErrorDocument, xmlRootName } from '../xml/index.js'
import { toParseError, withParseErrors } from './to-parse-error.js'

/** How a protocol reads the body of a successful response. */
export interface XmlResponseReader {
  readonly rootNames: RootNames
  decode(): Structure
  /**
   * Whether the decoded value shows that the document is the operation's response, although nobody knows the name of
   * its root. Left out if the protocol allows only one name.
   */
  readonly accepts?: (value: Structure) => boolean
}

const ERROR_ROOT = /^Error(?:Response)?$/
/** Roots of an error document if there is a code in it: `<Response><Errors>` is EC2's. */
const POSSIBLE_ERROR_ROOT = /^(?:error|errors|errorresponse|response)$/i
const WEB_PAGE = /^html$/i

/**
 * Decodes a document whose root belongs to the operation. An error document is thrown as `ErrorInSuccess`, and any
 * other document as a `ResponseParseError`: the decoder would find none of its elements in the response of another
 * operation or in the page of a captive portal, and make an empty last page of it.
 */
export function readXmlResponse(
  operation: OperationModel,
  response: RawResponse,
  { rootNames, decode, accepts }: XmlResponseReader,
): Structure {
  const { body } = response
  if (hasXmlRoot(body, rootNameBytes(operation, rootNames)))
    return withParseErrors(operation, response, decode)
  const root = xmlRootName(body)
  // The decoder says what is wrong with bytes that have no root.
  if (root === undefined) return withParseErrors(operation, response, decode)
  if (isErrorDocument(root, body)) throw new ErrorInSuccess(operation, response)
  const isOther = isRootOfOther(operation, root, rootNames)
  if (accepts && !isOther && !WEB_PAGE.test(root)) {
    const value = withParseErrors(operation, response, decode)
    if (accepts(value)) return value
  }
  const name = isOther || isKnownName(operation, root) ? `<${root}>` : 'one that the model does not know'
  const problem = WEB_PAGE.test(root)
    ? 'it is a web page'
    : `its root element is ${name}, not <${rootNames(operation)[0]}>`
  throw toParseError(operation, response, new ParseError(problem))
}

/** Whether a body is an error document. */
export function isXmlError(body: Uint8Array): boolean {
  const root = xmlRootName(body)
  return root !== undefined && isErrorDocument(root, body)
}

function isErrorDocument(root: string, body: Uint8Array): boolean {
  if (ERROR_ROOT.test(root)) return true
  if (!POSSIBLE_ERROR_ROOT.test(root)) return false
  try {
    return Boolean(readErrorDocument(body).code)
  } catch {
    return false
  }
}
