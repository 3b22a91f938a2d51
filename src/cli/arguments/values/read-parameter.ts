import type { Member } from '../../../models/index.js'
import { isBytes } from '../../../values/index.js'
import { typeOf } from '../names/index.js'
import { parseShorthand, ShorthandError } from '../shorthand/index.js'
import { parseJson } from './from-json.js'
import { fromShorthand } from './from-shorthand.js'
import { loadBytes, loadReference } from './load-file.js'
import { type Place, placeOf, type Reading, ValueProblem } from './reading.js'
import { scalarOf } from './scalars.js'
import { quoted } from './secret.js'

/** What was written behind an option. */
export interface Written {
  /** As it is written, for messages. */
  readonly option: string
  readonly member: Member
  /** One text, or for a list any number. */
  readonly texts: readonly string[]
  /** Whether an item may be the value of its structure's only member: `--instances i-1`. */
  readonly isBareMember: boolean
}

/** The value of a parameter; undefined if it cannot be read, which is then one of the problems. */
export function readParameter(written: Written, reading: Reading): unknown {
  const { option: path, member, texts } = written
  const place = { member, path, reading }
  try {
    return typeOf(member) === 'list' ? readList(written, place) : readText(texts[0] ?? '', place)
  } catch (error) {
    if (!(error instanceof ValueProblem)) throw error
    const { message } = error
    reading.problems.push(message.startsWith('--') ? message : `${path}: ${message}`)
    return undefined
  }
}

function readText(text: string, place: Place): unknown {
  const type = typeOf(place.member)
  const { io } = place.reading
  const loaded = loadReference(text, io)
  if (type === 'file') return isBytes(loaded) ? loaded : loadBytes(loaded ?? text, io)
  if (type === 'blob' && isBytes(loaded)) return loaded
  const content = asText(loaded ?? text)
  if (type === 'document') return parseJson(content, place)
  return isComplex(place) ? readComplex(content, place) : scalarOf(content, place)
}

/** `--ids a b`, `--ids '["a","b"]'`, `--filters Name=a,Values=b Name=c`, `--ids file://ids.json`. */
function readList({ texts, isBareMember }: Written, place: Place): unknown {
  const [only] = texts.length === 1 ? texts : []
  const loaded = only === undefined ? undefined : loadReference(only, place.reading.io)
  const content = loaded === undefined ? only : asText(loaded)
  if (content !== undefined && /^\s*\[/.test(content)) return parseJson(content, place)
  if (loaded !== undefined) throw new ValueProblem('the file of a list must contain a JSON array')
  const { element } = place.member.shape
  const [bare] = isBareMember ? element.shape.members.values() : []
  return texts.map((text, index) => {
    const item = placeOf(place, element, `[${index}]`)
    return bare ? { [bare.name]: scalarOf(text, { ...item, member: bare }) } : readItem(text, item)
  })
}

function readItem(text: string, place: Place): unknown {
  if (place.member.shape.isDocument) return parseJson(text, place)
  return isComplex(place) ? readComplex(text, place) : scalarOf(text, place)
}

function isComplex({ member: { shape } }: Place): boolean {
  return shape.type === 'structure' || shape.type === 'map' || shape.type === 'list'
}

/** JSON, or shorthand where the shape has it. */
function readComplex(text: string, place: Place): unknown {
  const { shape } = place.member
  if (/^\s*[[{]/.test(text)) return parseJson(text, place)
  if (shape.type === 'list') throw new ValueProblem(`${place.path}: expected a JSON array`)
  if (isDocumentMap(place)) throw new ValueProblem(`${place.path}: expected a JSON object`)
  if (isWrappedText(place) && !text.includes('=')) return { Value: text }
  try {
    const value = parseShorthand(text, (reference) => loadReference(reference, place.reading.io))
    return fromShorthand(value, place)
  } catch (error) {
    if (!(error instanceof ShorthandError)) throw error
    const seen = quoted(text, place.member)
    throw new ValueProblem(`${place.path}: cannot read ${seen}: ${error.message}`)
  }
}

/** A structure around one text, such as EC2's `{ Value: 'stop' }`, may be the text alone. */
function isWrappedText({ member: { shape } }: Place): boolean {
  return shape.members.size === 1 && shape.members.get('Value')?.shape.type === 'string'
}

/** A map of documents, at any depth of lists and maps. */
function isDocumentMap({ member: { shape } }: Place): boolean {
  let inner = shape
  while (inner.type === 'map' || inner.type === 'list') {
    inner = inner.type === 'map' ? inner.value.shape : inner.element.shape
  }
  return inner.isDocument
}

function asText(content: string | Uint8Array): string {
  if (!isBytes(content)) return content
  throw new ValueProblem('fileb:// gives bytes, which only blobs take; use file:// for text')
}
