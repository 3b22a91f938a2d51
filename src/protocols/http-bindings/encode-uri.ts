import { ParamValidationError } from '../../errors/index.js'
import type { OperationModel } from '../../models/index.js'
import { getOwn } from '../../values/index.js'
import type { Structure } from '../contract/index.js'
import type { BindingPlan } from './binding-plan.js'
import { encodeText } from './encode-text.js'

const LABEL = /\{([^}]*?)(\+?)\}/g

/**
 * The path of an operation with its labels filled in. A greedy label (`{Key+}`) keeps its slashes.
 *
 * @throws ParamValidationError that names every label whose member is missing or empty.
 */
export function encodePath(operation: OperationModel, plan: BindingPlan, input: Structure): string {
  const [template = '/'] = operation.http.requestUri.split('?')
  const empty: string[] = []
  const path = template.replace(LABEL, (_, label: string, greedy: string) => {
    const member = plan.uri.find((candidate) => candidate.wireName === label)
    const value = member && getOwn(input, member.name)
    const text = member && value !== undefined ? encodeText(member, value, 'iso8601') : ''
    if (text === '') empty.push(member?.name ?? label)
    return greedy ? percentEncode(text).replaceAll('%2F', '/') : percentEncode(text)
  })
  if (empty.length > 0) throw emptyLabels(operation, empty, input)
  return path.startsWith('/') ? path : `/${path}`
}

function emptyLabels(operation: OperationModel, names: readonly string[], input: Structure): Error {
  const problems = names.map((name) => ({
    path: name,
    message:
      `"${name}" is part of the request's path and must not be ` +
      `${input[name] === '' ? 'an empty string' : 'missing'}; pass a value`,
  }))
  return new ParamValidationError(problems, operation.errorContext)
}

/**
 * Encodes all characters except the unreserved ones of RFC 3986. `encodeURIComponent` leaves five others as they are.
 */
export function percentEncode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
