import type { Structure } from '../../contract/index.js'
import type { ScalarElement, XmlReader } from '../reader/index.js'
import type { RowField } from '../rows/index.js'

/** Whether an element is the first of its field, or directly follows another element of its field. */
export type Occurrence = 'first' | 'consecutive' | 'other'

/** Reads the current element into its member. */
export type FieldReader = (reader: XmlReader, target: Structure, occurrence: Occurrence) => void

/**
 * One kind of element that a structure contains: a member, or the items of a flattened list or map.
 *
 * @example `<Contents>` of S3 ListObjectsV2: `{ name: 'Contents', isItem: true, scalar: undefined, bit: 32, … }`
 */
export interface Field extends RowField {
  /** Reads the whole element at once, if it holds a scalar. */
  readonly scalar: ScalarElement | undefined
  /** Marks the field as seen; 0 for the fields beyond the 30th, for which an integer has no bit. */
  readonly bit: number
  /** Reads an element of the member, the first or a further one, into the object. */
  readonly read: FieldReader
  /** The field that followed this one the last time. */
  next: Field | undefined
}

export interface Attribute {
  readonly name: string
  readonly wireName: string
  readonly parse: (text: string) => unknown
}

/** What a structure contains, compiled from its members. */
export interface Fields {
  /** Stands before the first field. */
  readonly start: Field
  readonly byName: ReadonlyMap<string, Field>
  readonly attributes: readonly Attribute[]
  /** Whether the structures can be read as rows: no member is named `__proto__`. */
  readonly formRows: boolean
}
