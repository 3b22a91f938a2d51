import { didYouMean, type ErrorContext, optionProblems, ParamValidationError } from '../../errors/index.js'
import { isPlainObject } from '../../values/index.js'

/** What a parameter of a method must be. */
export interface Parameter {
  /** For messages, such as `a string`. */
  readonly wanted: string
  readonly isRequired?: boolean
  fits(value: unknown): boolean
}

/** What a method takes. */
export interface MethodParameters {
  readonly input: Readonly<Record<string, Parameter>>
  readonly options: Readonly<Record<string, Parameter>>
  /** More problems of values that fit. */
  check?(input: Readonly<Record<string, unknown>>): readonly string[]
}

interface Given {
  readonly input: Readonly<Record<string, unknown>>
  readonly options: Readonly<Record<string, unknown>>
}

/**
 * The input and the options of a method, checked.
 *
 * @throws ParamValidationError with every problem.
 */
export function checkParameters(
  { input, options }: { readonly input: unknown; readonly options: unknown },
  parameters: MethodParameters,
  context: ErrorContext,
): Given {
  const given = { input: recordOf(input ?? {}), options: recordOf(options ?? {}) }
  const problems = [
    ...(given.input ? inputProblems(given.input, parameters) : [`expected an object, got ${seen(input)}`]),
    ...optionProblems(options, {
      kind: 'option',
      names: namesOf(parameters.options),
      ...noOptions(parameters),
    }),
    ...valueProblems(given.options ?? {}, parameters.options),
  ]
  if (given.input && given.options && problems.length === 0)
    return { input: given.input, options: given.options }
  throw new ParamValidationError(
    problems.map((message) => ({ path: /^([A-Za-z]+): /.exec(message)?.[1] ?? '', message })),
    context,
  )
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return isPlainObject(value) ? (value as Record<string, unknown>) : undefined
}

function namesOf(parameters: Readonly<Record<string, Parameter>>): Record<string, true> {
  return Object.fromEntries(Object.keys(parameters).map((name) => [name, true as const]))
}

function noOptions({ options }: MethodParameters) {
  return Object.keys(options).length === 0 ? { list: 'this method has no options' } : {}
}

function inputProblems(
  input: Readonly<Record<string, unknown>>,
  { input: known, check }: MethodParameters,
): string[] {
  const names = Object.keys(known)
  const isAbsent = (name: string) => input[name] === undefined || input[name] === null
  const missing = names.filter((name) => known[name]?.isRequired && isAbsent(name))
  const unknown = Object.keys(input).filter((name) => !isAbsent(name) && !Object.hasOwn(known, name))
  const misfits = valueProblems(input, known)
  return [
    ...missing.map((name) => `missing required parameter "${name}"`),
    ...unknown.map((name) => {
      const all = `; known are ${names.join(', ')}`
      return `unknown parameter "${name}"${didYouMean(name, names) || all}`
    }),
    ...misfits,
    ...(missing.length + misfits.length === 0 ? (check?.(input) ?? []) : []),
  ]
}

function valueProblems(
  values: Readonly<Record<string, unknown>>,
  known: Readonly<Record<string, Parameter>>,
): string[] {
  return Object.entries(known).flatMap(([name, { wanted, fits }]) => {
    const value = values[name]
    if (value === undefined || value === null || fits(value)) return []
    return [`${name}: expected ${wanted}, got ${seen(value)}`]
  })
}

function seen(value: unknown): string {
  if (value === undefined || value === null) return String(value)
  if (Array.isArray(value)) return 'an array'
  if (typeof value === 'object') return 'an object'
  if (typeof value === 'function') return 'a function'
  const text = typeof value === 'string' ? JSON.stringify(value) : String(value)
  return `a ${typeof value} (${text.length > 60 ? `${text.slice(0, 57)}…` : text})`
}
