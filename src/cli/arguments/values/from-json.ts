import { isObject, messageOf, parseExactJson } from '../../../values/index.js'
import { type Place, placeOf, ValueProblem } from './reading.js'
import { bytesOfBase64 } from './scalars.js'
import { quoted } from './secret.js'

/**
 * Parses JSON by a shape. An integer keeps all of its digits.
 *
 * @throws ValueProblem for text that is not JSON.
 */
export function parseJson(text: string, place: Place): unknown {
  let value: unknown
  try {
    value = parseExactJson(text)
  } catch (error) {
    throw new ValueProblem(`${place.path}: invalid JSON: ${whatIsWrong(error, text, place)}`)
  }
  return fromJson(value, place)
}

/** V8's message quotes the text, which may be secret. */
function whatIsWrong(error: unknown, text: string, { member }: Place): string {
  const [position] = /position \d+/.exec(messageOf(error)) ?? []
  const where = position ? ` (at ${position})` : ''
  // `{Name:a}`: what is left of `{"Name":"a"}` without quotes around it.
  const isBare = /^\s*\[?\s*\{\s*[\w-]+\s*:/.test(text)
  const remedy = isBare ? '; the shell takes double quotes away unless single quotes surround the JSON' : ''
  return `got ${quoted(text, member)}${where}${remedy}`
}

/**
 * Converts a value of JSON or YAML by its shape: blobs from base64 (unless `--cli-binary-format` says that they are
 * texts), documents without bigints. What does not fit stays as it is, and the check of the input reports it.
 */
export function fromJson(value: unknown, place: Place): unknown {
  const { shape } = place.member
  if (shape.isDocument || place.member.traits.jsonvalue) return plainNumbers(value)
  if (shape.type === 'blob' && typeof value === 'string') return blobOf(value, place)
  if (Array.isArray(value) && shape.type === 'list') {
    return value.map((item, index) => fromJson(item, placeOf(place, shape.element, `[${index}]`)))
  }
  if (!isObject(value) || (shape.type !== 'structure' && shape.type !== 'map')) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => {
      const member = shape.type === 'map' ? shape.value : shape.members.get(name)
      return [name, member ? fromJson(item, placeOf(place, member, `.${name}`)) : item]
    }),
  )
}

function blobOf(text: string, { member, path, reading }: Place): unknown {
  if (reading.binaryFormat !== 'base64') return text
  try {
    return bytesOfBase64(text, member)
  } catch (error) {
    reading.problems.push(`${path}: ${messageOf(error)}`)
    return new Uint8Array()
  }
}

/** A document is sent as JSON, which has one kind of number. */
function plainNumbers(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value)
  if (Array.isArray(value)) return value.map(plainNumbers)
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, plainNumbers(item)]))
}
