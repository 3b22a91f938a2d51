import { type ParamProblem, ParamValidationError } from '../errors/index.js'
import { ParseError } from '../protocols/index.js'
import { isBytes, isObject, setOwn } from '../values/index.js'
import { attributeReader } from './attribute-reader.js'
import { checkOptions, type FromAttributeOptions } from './documents-options.js'
import type { AttributeValueLike, PlainAttribute } from './plain-types.js'
import { numberReader } from './read-number.js'

/**
 * Makes plain values of an item's attribute values, as `unmarshall` of the AWS SDK does. `item` is not changed.
 *
 * @throws ParamValidationError that names every attribute whose value is no attribute value; NextTokenError
 * `InvalidConfiguration` for unknown options.
 * @example fromAttributeValues({ id: { S: 'a' }, tags: { SS: ['x'] } }) // { id: 'a', tags: Set { 'x' } }
 */
export function fromAttributeValues(
  item: Readonly<Record<string, AttributeValueLike>>,
  options: FromAttributeOptions = {},
): Record<string, PlainAttribute> {
  const read = readerFor(options)
  const made: Record<string, PlainAttribute> = {}
  const problems: ParamProblem[] = []
  for (const [name, value] of Object.entries(item)) {
    try {
      setOwn(made, name, read(value))
    } catch (cause) {
      problems.push(problemOf(cause, name))
    }
  }
  if (problems.length > 0) throw new ParamValidationError(problems, {})
  return made
}

/**
 * Makes a plain value of one attribute value, which is not changed.
 *
 * @throws ParamValidationError for anything but an attribute value; NextTokenError `InvalidConfiguration` for unknown
 * options.
 * @example fromAttributeValue({ N: '9007199254740993' }) // 9007199254740993n
 */
export function fromAttributeValue(
  value: AttributeValueLike,
  options: FromAttributeOptions = {},
): PlainAttribute {
  const read = readerFor(options)
  try {
    return read(value) as PlainAttribute
  } catch (cause) {
    throw new ParamValidationError([problemOf(cause, '')], { cause })
  }
}

function readerFor(options: FromAttributeOptions): (value: unknown) => unknown {
  checkOptions(options, 'from')
  return attributeReader({
    number: numberReader(options.wrapNumbers),
    bytes: (value) => {
      if (isBytes(value)) return value
      throw new ParseError('the value of B must be a Uint8Array')
    },
    inPlace: false,
    repair: (value) => {
      const [type = ''] = isObject(value) ? Object.keys(value) : []
      throw new ParseError(
        `${JSON.stringify(type)} is no type of attribute value, or its value is of another type`,
      )
    },
  })
}

/** What a function of the user throws is not a problem of the value. */
function problemOf(cause: unknown, path: string): ParamProblem {
  if (!(cause instanceof ParseError)) throw cause
  return { path, message: path === '' ? cause.message : `${path}: ${cause.message}` }
}
