import { hidden, type IsSecret } from './hidden.js'

/** A text with its quotes; without the last one if the JSON is cut. */
const text = /"[^"\\]*(?:\\.[^"\\]*)*"?/gs
const colon = /\s*:\s*/y
/** The end of a number or a literal. */
const scalarEnd = /[,\]}\s]|$/g

/**
 * JSON with `***` in place of every value whose key is secret. It reads tokens and not values, so that it works on JSON
 * that is cut or malformed too: what follows a secret key is hidden to the end of its value, or of the text.
 */
export function redactJson(json: string, isSecret: IsSecret): string {
  let shown = ''
  let from = 0
  text.lastIndex = 0
  for (let found = text.exec(json); found; found = text.exec(json)) {
    colon.lastIndex = text.lastIndex
    const isKey = colon.test(json)
    if (!isKey || !isSecret(unquoted(found[0]))) continue
    shown += `${json.slice(from, colon.lastIndex)}"${hidden}"`
    from = valueEnd(json, colon.lastIndex)
    text.lastIndex = from
  }
  return shown + json.slice(from)
}

function unquoted(key: string): string {
  try {
    return String(JSON.parse(key))
  } catch {
    return key
  }
}

/** Where the value that starts here ends. */
function valueEnd(json: string, start: number): number {
  const first = json[start]
  if (first === '"') return textEnd(json, start)
  if (first === '{' || first === '[') return containerEnd(json, start)
  scalarEnd.lastIndex = start
  return scalarEnd.exec(json)?.index ?? json.length
}

function textEnd(json: string, start: number): number {
  const whole = /"[^"\\]*(?:\\.[^"\\]*)*"/sy
  whole.lastIndex = start
  return whole.test(json) ? whole.lastIndex : json.length
}

function containerEnd(json: string, start: number): number {
  let depth = 0
  for (let at = start; at < json.length; at++) {
    const character = json[at]
    if (character === '"') at = textEnd(json, at) - 1
    else if (character === '{' || character === '[') depth++
    else if (character === '}' || character === ']') depth--
    if (depth === 0) return at + 1
  }
  return json.length
}
