import type { ElementTag, ScalarContent, XmlReader } from '../reader/index.js'

/** An element of a structure, as far as `readRow` needs it. */
export interface RowElement {
  /** undefined for a name that XML can write in several ways. */
  readonly tag: ElementTag | undefined
  /** Reads the scalar in the element; undefined for other elements. */
  readonly content: ScalarContent | undefined
  /** Whether each element is an item of the member, which is a list. */
  readonly isItem: boolean
  /** Reads the member's first element, which the reader has entered, and gives the member's value. */
  readonly first: (reader: XmlReader) => unknown
}

/** The element of a member. */
export interface RowField extends RowElement {
  /** The name of the member. */
  readonly name: string
}
