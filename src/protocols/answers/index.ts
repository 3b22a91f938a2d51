/**
 * answers: what is checked of every response, whatever its protocol.
 *
 * In: a response. Out: the same, decompressed; or an error that says that it is cut, is not the operation's, or reports an
 * error in spite of its status.
 */
export { isCutAnswer } from './cut-answer.js'
export { guardAnswers } from './guard-answers.js'
export { refuseErrorObject } from './object-answer.js'
export { parseFailure, readAnswer } from './parse-failure.js'
export { isXmlError, readXmlAnswer } from './xml-answer.js'
