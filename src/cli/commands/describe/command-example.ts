import type { OperationModel } from '../../../models/index.js'
import { operationCommand, parameterNames } from '../../arguments/index.js'
import { shellCommand } from '../../failure/index.js'
import { serviceWord } from '../../options/index.js'
import { exampleInput } from './example-value.js'

/** A call of the operation on the command line, with what it requires. It can be pasted into a shell. */
export function commandExample(operation: OperationModel): string {
  const input = exampleInput(operation)
  const options = parameterNames(operation).flatMap(({ option, member: { name }, type }) =>
    Object.hasOwn(input, name) ? wordsOf(option, input[name], type) : [],
  )
  return shellCommand([serviceWord(operation.service), operationCommand(operation.name), ...options])
}

function wordsOf(option: string, value: unknown, type: string): readonly string[] {
  if (type === 'flag') return [option]
  if (type === 'file') return [option, 'FILE']
  if (type === 'blob') return [option, base64(String(value))]
  if (Array.isArray(value) && value.every((one) => typeof one === 'string' || typeof one === 'number')) {
    return [option, ...value.map(String)]
  }
  return [option, typeof value === 'object' ? JSON.stringify(value) : String(value)]
}

function base64(text: string): string {
  return btoa(text)
}
