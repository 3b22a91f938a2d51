import { messageOf } from '../../values/index.js'
import { ParseError } from '../scalars/index.js'

/** `JSON.parse`, whose own error quotes the text. @throws ParseError that says where the text is not JSON. */
export function parseText(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const message = messageOf(error)
    throw isIncomplete(message, text.length)
      ? new ParseError('the JSON is cut off', { isIncomplete: true })
      : new ParseError(problemOf(message))
  }
}

const POSITION = / at position (\d+)(?: \(line \d+ column \d+\))?$/

function isIncomplete(message: string, length: number): boolean {
  if (/^Unexpected end of JSON input$|^Unterminated string in JSON/.test(message)) return true
  return Number(POSITION.exec(message)?.[1]) === length
}

/** The position is the only part of V8's message that never quotes the text. */
function problemOf(message: string): string {
  const [, position] = POSITION.exec(message) ?? []
  return position === undefined ? 'this is not JSON' : `this is not JSON, at character ${position}`
}
