import { type BytePattern, patternOf } from '../../bytes/index.js'

const PLAIN_NAME = /^[A-Za-z_][\w.-]*$/

/**
 * The usual spelling of an element's tags: no prefix, attributes or spaces.
 *
 * @example `{ name: 'Key', open: patternOf('<Key>'), close: patternOf('</Key>') }`
 */
export interface ElementTag {
  readonly name: string
  readonly open: BytePattern
  readonly close: BytePattern
}

/** undefined for a name that XML can write in several ways: one with a prefix, or one that is not ASCII. */
export function elementTag(name: string): ElementTag | undefined {
  if (!PLAIN_NAME.test(name)) return undefined
  return { name, open: patternOf(Buffer.from(`<${name}>`)), close: patternOf(Buffer.from(`</${name}>`)) }
}
