import { didYouMean, type ParamProblem, ParamValidationError } from '../../errors/index.js'
import type { Structure } from '../../protocols/index.js'
import { isObject } from '../../values/index.js'
import type { S3Calls } from './s3-calls.js'

interface Expected {
  /** The operation that errors name, whose members a caller thinks of. */
  readonly operation: string
  /** Operations whose members are known too. */
  readonly others: readonly string[]
  /** Members of our own. */
  readonly own?: readonly string[]
  /** Members that are refused, and what to do instead. */
  readonly refused: Readonly<Record<string, string>>
}

/**
 * Checks the names of an input's members. A member that no operation takes would be dropped without a word, as each
 * operation gets only the members that it takes. Their values are checked by the client.
 *
 * @throws ParamValidationError with every problem.
 */
export function checkInput(
  calls: S3Calls,
  input: unknown,
  { operation, others, own = [], refused }: Expected,
): asserts input is Structure & { readonly Bucket: string; readonly Key: string } {
  const context = { service: 's3', operation }
  if (!isObject(input)) {
    const got = input === null ? 'null' : Array.isArray(input) ? 'an array' : `a ${typeof input}`
    const message = `expected an object with Bucket and Key, got ${got}`
    throw new ParamValidationError([{ path: '', message }], context)
  }
  const known = new Set([operation, ...others].flatMap((name) => [...calls.membersOf(name)]))
  for (const name of own) known.add(name)
  const names = [...known].filter((name) => !Object.hasOwn(refused, name))
  const problems: ParamProblem[] = []
  for (const name of Object.keys(input)) {
    if (input[name] === undefined) continue
    const remedy = Object.hasOwn(refused, name) ? refused[name] : undefined
    if (remedy !== undefined) problems.push({ path: name, message: `${name}: ${remedy}` })
    else if (!known.has(name)) {
      const message = `unknown member ${JSON.stringify(name)}${didYouMean(name, names)}`
      problems.push({ path: name, message })
    }
  }
  for (const name of ['Bucket', 'Key']) problems.push(...textProblems(name, input[name]))
  if (problems.length > 0) throw new ParamValidationError(problems, context)
}

function textProblems(path: string, value: unknown): ParamProblem[] {
  if (typeof value === 'string' && value !== '') return []
  const got = value === undefined ? 'it is missing' : `got ${value === '' ? '""' : `a ${typeof value}`}`
  return [{ path, message: `${path}: expected a text that is not empty, ${got}` }]
}
