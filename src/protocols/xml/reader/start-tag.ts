import { type BytePattern, patternOf } from '../../bytes/index.js'

const PLAIN_NAME = /^[A-Za-z_][\w.-]*$/

/** Whether a tag with this name has one spelling only: the name is ASCII and has no prefix. */
export function isPlainName(name: string): boolean {
  return PLAIN_NAME.test(name)
}

/** The start tag `<name>` as bytes; undefined for a name that XML can write in several ways. */
export function startTag(name: string): BytePattern | undefined {
  return isPlainName(name) ? patternOf(Buffer.from(`<${name}>`)) : undefined
}
