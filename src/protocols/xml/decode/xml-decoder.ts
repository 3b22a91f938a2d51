import type { Shape } from '../../../models/index.js'
import type { Structure } from '../../contract/index.js'
import type { ElementTag, XmlReader } from '../reader/index.js'

/** Reads the element that the reader is in, to its end, and gives the user's value. */
export type XmlDecoder = (reader: XmlReader) => unknown
export type XmlStructureDecoder = (reader: XmlReader) => Structure

/**
 * Gives the decoder of a shape. Call it when the first value is decoded, since shapes can contain themselves. With the
 * tag of its elements a structure gets a decoder of its own for this place, which learns what the structures there have
 * in common.
 */
export type DecoderOf = (shape: Shape, tag?: ElementTag) => XmlDecoder
