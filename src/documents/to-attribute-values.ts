import { type ParamProblem, ParamValidationError } from '../errors/index.js'
import { AttributeWriter, type Place } from './attribute-writer.js'
import { checkOptions, type ToAttributeOptions } from './documents-options.js'
import type { AttributeValue, PlainInput } from './plain-types.js'

const allTypes = { has: () => true }

/**
 * Makes DynamoDB's attribute values of an object's members, as `marshall` of the AWS SDK does.
 *
 * @throws ParamValidationError with every value that DynamoDB cannot store and its path; NextTokenError
 * `InvalidConfiguration` for unknown options.
 * @example toAttributeValues({ id: 'a', tags: new Set(['x']) }) // { id: { S: 'a' }, tags: { SS: ['x'] } }
 */
export function toAttributeValues(
  item: object,
  options: ToAttributeOptions = {},
): Record<string, AttributeValue> {
  return written(options, (writer, place) => writer.writeMembers(item, place)) ?? {}
}

/**
 * Makes the attribute value of one plain value.
 *
 * @throws ParamValidationError with everything that DynamoDB cannot store and its path; NextTokenError
 * `InvalidConfiguration` for unknown options.
 * @example toAttributeValue(9007199254740993n) // { N: '9007199254740993' }
 */
export function toAttributeValue(value: PlainInput, options: ToAttributeOptions = {}): AttributeValue {
  return written(options, (writer, place) => writer.write(value, place)) ?? { NULL: true }
}

function written<Raw>(
  options: ToAttributeOptions,
  write: (writer: AttributeWriter, place: Place) => Raw | undefined,
): Raw | undefined {
  checkOptions(options, 'to')
  const found: ParamProblem[] = []
  const add = (path: string, message: string) => {
    found.push({ path, message: path === '' ? message : `${path}: ${message}` })
  }
  const raw = write(new AttributeWriter(options, allTypes), { path: '', problems: { add } })
  if (found.length > 0) throw new ParamValidationError(found, {})
  return raw
}
