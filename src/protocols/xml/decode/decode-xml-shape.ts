import type { Member, Shape } from '../../../models/index.js'
import { memoize } from '../../../values/index.js'
import type { ElementTag } from '../reader/index.js'
import { compileFields } from './compile-fields.js'
import { listDecoder } from './decode-list.js'
import { mapDecoder } from './decode-map.js'
import { rowDecoder, structureDecoder } from './decode-structure.js'
import { scalarDecoder } from './scalar-decoder.js'
import type { XmlDecoder, XmlStructureDecoder } from './xml-decoder.js'

/** Parts of an HTTP response that hold members which are not in the body. */
const OUTSIDE_BODY: ReadonlySet<string | undefined> = new Set(['header', 'headers', 'statusCode'])

/** The decoder of a shape. It skips unknown elements, and leaves absent members out. */
export const xmlDecoder: (shape: Shape) => XmlDecoder = memoize(compile)

/** The decoder of some members of a structure. Pass the same map each time: the decoder is kept by it. */
export const xmlPartDecoder: (members: ReadonlyMap<string, Member>) => XmlStructureDecoder = memoize(
  (members) => structureDecoder(() => compileFields(members, decoderAt)),
)

const fieldsOf = memoize((shape: Shape) => compileFields(bodyMembers(shape), decoderAt))

/** The decoder of the values in the elements of one place, all of which have this tag. */
function decoderAt(shape: Shape, tag?: ElementTag): XmlDecoder {
  const formsRows = tag !== undefined && shape.type === 'structure'
  return formsRows ? rowDecoder(tag, () => fieldsOf(shape)) : xmlDecoder(shape)
}

/** `xmlDecoder` for a structure. */
export function xmlStructureDecoder(shape: Shape): XmlStructureDecoder {
  return xmlDecoder(shape) as XmlStructureDecoder
}

function compile(shape: Shape): XmlDecoder {
  switch (shape.type) {
    case 'structure':
      return structureDecoder(() => fieldsOf(shape))
    case 'list':
      return listDecoder(shape, decoderAt)
    case 'map':
      return mapDecoder(shape, decoderAt)
    default:
      return scalarDecoder(shape)
  }
}

function bodyMembers(shape: Shape): ReadonlyMap<string, Member> {
  return new Map([...shape.members].filter(([, member]) => !OUTSIDE_BODY.has(member.location)))
}
