import { NextTokenError, type OptionNames, optionProblems } from '../errors/index.js'

/** How plain values become DynamoDB's attribute values. The names are those of the AWS SDK's `marshallOptions`. */
export interface ToAttributeOptions {
  /**
   * Leave out members and elements that are `undefined`. Without it, they are an error.
   *
   * @default false
   * @example
   * client('dynamodb', { documents: { removeUndefinedValues: true } })
   */
  readonly removeUndefinedValues?: boolean | undefined
  /**
   * Store an empty text, empty bytes and an empty set as null. Without it, texts and bytes stay empty, and an empty set
   * is an error, because DynamoDB has none.
   *
   * @default false
   */
  readonly convertEmptyValues?: boolean | undefined
  /**
   * Store an instance of a class as a map of its own members. Without it, an instance is an error.
   *
   * @default false
   */
  readonly convertClassInstanceToMap?: boolean | undefined
  /**
   * Accept a `number` beyond 2^53, which may have lost digits before nexttoken got it.
   *
   * @default false
   */
  readonly allowImpreciseNumbers?: boolean | undefined
}

/** How DynamoDB's attribute values become plain values. The name is that of the AWS SDK's `unmarshallOptions`. */
export interface FromAttributeOptions {
  /**
   * Return every number as a `DynamoNumber`, or as what a function makes of its text. Without it, a number is a `number`
   * if that is exact, a `bigint` if it is a whole number beyond 2^53, and otherwise a `DynamoNumber`. The function is not
   * asked for keys at which a listing continues: these stay exact.
   *
   * @default false
   * @example
   * client('dynamodb', { documents: { wrapNumbers: Number } }) // rounds every number to a double
   */
  readonly wrapNumbers?: boolean | ((text: string) => unknown) | undefined
}

/** The options of `documents`. */
export interface DocumentsOptions extends ToAttributeOptions, FromAttributeOptions {}

const toNames: OptionNames<ToAttributeOptions> = {
  removeUndefinedValues: true,
  convertEmptyValues: true,
  convertClassInstanceToMap: true,
  allowImpreciseNumbers: true,
}
const fromNames: OptionNames<FromAttributeOptions> = { wrapNumbers: true }

const flat = 'write its members directly: { removeUndefinedValues, wrapNumbers }'
const needless = 'remove it: nexttoken needs no such setting'

const remedies: Readonly<Record<string, string>> = {
  removeUndefined: 'use `removeUndefinedValues`',
  marshallOptions: flat,
  unmarshallOptions: flat,
  convertTopLevelContainer: needless,
  convertWithoutMapWrapper: needless,
  numbers: 'use `wrapNumbers: true` for exact numbers',
}

type Kind = 'documents' | 'to' | 'from'

/** @throws NextTokenError `InvalidConfiguration` for unknown options and values of another type. */
export function checkOptions(options: unknown, kind: Kind, service?: string): void {
  const problems = problemsOf(options, kind)
  if (problems.length > 0)
    throw new NextTokenError('InvalidConfiguration', problems.join('\n  '), { service })
}

function problemsOf(options: unknown, kind: Kind): string[] {
  const names = { ...(kind !== 'from' && toNames), ...(kind !== 'to' && fromNames) }
  const what = kind === 'documents' ? 'documents option' : 'option'
  const problems = optionProblems(options, { kind: what, names, remedies })
  if (problems.length > 0 || typeof options !== 'object' || options === null) return problems
  return Object.entries(options).flatMap(([name, value]) => {
    if (value === undefined || typeof value === 'boolean') return []
    if (name === 'wrapNumbers' && typeof value === 'function') return []
    const expected = name === 'wrapNumbers' ? 'a boolean or a function' : 'a boolean'
    return [`${name} must be ${expected}, not ${value === null ? 'null' : `a ${typeof value}`}`]
  })
}
