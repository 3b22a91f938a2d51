import {
  type AwsErrorFields,
  didYouMean,
  type OptionNames,
  optionProblems,
  type ParamProblem,
} from '../../errors/index.js'
import type { OperationModel, Shape } from '../../models/index.js'
import { findErrorShape } from '../../protocols/index.js'
import { isObject } from '../../values/index.js'
import { checkValue, Problems, showValue } from '../validation/index.js'

const names: OptionNames<AwsErrorFields> = { code: true, message: true, statusCode: true, members: true }

/** What does not fit in an error that a test made up. A code that the model does not have is right: services return such. */
export function errorProblems(operation: OperationModel, error: unknown): readonly ParamProblem[] {
  const problems = new Problems('member')
  for (const problem of optionProblems(error, { kind: 'member of an error', names }))
    problems.add('error', problem)
  if (!isObject(error)) return problems.found
  const { code, message, statusCode, members } = error
  if (typeof code !== 'string' || code === '')
    problems.add('error.code', `expected the service's code, such as 'NotFound', got ${show(code)}`)
  else checkCode(operation, code, { members, problems })
  if (message !== undefined && typeof message !== 'string')
    problems.add('error.message', `expected a string, got ${show(message)}`)
  if (statusCode !== undefined && !isStatus(statusCode))
    problems.add('error.statusCode', `expected an HTTP status from 300 to 599, got ${show(statusCode)}`)
  return problems.found
}

function checkCode(
  operation: OperationModel,
  code: string,
  { members, problems }: { readonly members: unknown; readonly problems: Problems },
): void {
  const shape = findErrorShape(operation, code)
  const sent = shape ? undefined : codeOfShape(operation, code)
  if (sent !== undefined)
    problems.add('error.code', `"${code}" is the name of a shape; the service sends the code "${sent}"`)
  if (members === undefined || (isObject(members) && Object.keys(members).length === 0)) return
  if (shape) checkMembers(shape, members, problems)
  else problems.add('error.members', `"${code}" is no error of the model, so it has no members; remove them`)
}

/** Services leave members out of errors, required ones too. */
function checkMembers(shape: Shape, members: unknown, problems: Problems): void {
  const path = 'error.members'
  if (!isObject(members)) {
    problems.add(path, `expected an object (${shape.name}), got ${show(members)}`)
    return
  }
  for (const [name, value] of Object.entries(members)) {
    const member = shape.members.get(name)
    if (!member) {
      const known = [...shape.members.keys()]
      const remedy = didYouMean(name, known) || `; known are ${known.join(', ') || 'none'}`
      problems.add(path, `unknown member "${name}"${remedy}`)
    } else if (value != null) {
      checkValue({ shape: member.shape, member, value, path: `${path}.${name}`, problems })
    }
  }
}

/** The code that a service sends for a shape of the model, if that is another than the shape's name. */
function codeOfShape({ service }: OperationModel, name: string): string | undefined {
  for (const [code, shape] of service.errorShapesByCode) if (shape.name === name) return code
  return undefined
}

function isStatus(status: unknown): boolean {
  return Number.isInteger(status) && Number(status) >= 300 && Number(status) <= 599
}

function show(value: unknown): string {
  return showValue(value, false)
}
