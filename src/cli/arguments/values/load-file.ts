import { expandPath } from '../../../settings/index.js'
import { messageOf } from '../../../values/index.js'
import { type Files, ValueProblem } from './reading.js'

/**
 * What `file://path` (text) or `fileb://path` (bytes) names; undefined for any other text.
 *
 * @throws ValueProblem if the file cannot be read, or if a text is not UTF-8.
 */
export function loadReference(text: string, io: Files): string | Uint8Array | undefined {
  if (text.startsWith('fileb://')) return loadBytes(text.slice('fileb://'.length), io)
  return text.startsWith('file://') ? loadText(text.slice('file://'.length), io) : undefined
}

/** A file's bytes. `~` and variables of the environment in the path are replaced, as the AWS CLI does it. */
export function loadBytes(path: string, io: Files): Uint8Array {
  const expanded = expandPath(path)
  try {
    return io.readFile(expanded)
  } catch (error) {
    throw new ValueProblem(`cannot read the file "${expanded}": ${messageOf(error)}`)
  }
}

function loadText(path: string, io: Files): string {
  const bytes = loadBytes(path, io)
  try {
    // Python reads a text with the line ends of any system as one with line feeds.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/\r\n?/g, '\n')
  } catch {
    throw new ValueProblem(`the file "${path}" is not UTF-8 text; use fileb:// for binary content`)
  }
}
