import { messageOf } from '../../values/index.js'
import { PlainProblem } from '../scalars/index.js'

/** `JSON.parse`, whose own error quotes the text. @throws PlainProblem that says where the text is no JSON. */
export function parseText(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new PlainProblem(problemOf(messageOf(error), text.length))
  }
}

/** The only words of V8's message that come from no answer: the place at its end, and that the text ends too soon. */
function problemOf(message: string, length: number): string {
  if (/^Unexpected end of JSON input$|^Unterminated string in JSON/.test(message))
    return 'the JSON is cut off'
  const [, position] = / at position (\d+)(?: \(line \d+ column \d+\))?$/.exec(message) ?? []
  if (Number(position) === length) return 'the JSON is cut off'
  return position === undefined ? 'this is not JSON' : `this is not JSON, at character ${position}`
}
