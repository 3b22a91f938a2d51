import type { AwsErrorFields, ServiceError } from '../../errors/index.js'
import type { OperationModel, Shape } from '../../models/index.js'
import { findErrorShape, type Structure } from '../../protocols/index.js'
import { serviceRefusal } from '../answer/index.js'

/** A call for which an error is made up. */
interface RefusedCall {
  readonly operation: OperationModel
  readonly input?: Structure | undefined
  readonly requestId: string
}

/** The error that a call would reject with if its service answered so. */
export function madeRefusal(
  fields: AwsErrorFields,
  { operation, input, requestId }: RefusedCall,
): ServiceError {
  const { code, message = '' } = fields
  const shape = findErrorShape(operation, code)
  const members = shape ? membersOf(shape, message, fields.members) : {}
  const traits = shape?.traits
  const statusCode = fields.statusCode ?? traits?.error?.httpStatusCode ?? (traits?.fault ? 500 : 400)
  return serviceRefusal(
    operation,
    { code, message, members, shape, requestId },
    { statusCode, attempts: 1, input },
  )
}

/** A response has the message among the members, too. */
function membersOf(shape: Shape, message: string, given: AwsErrorFields['members']): Structure {
  const members: Structure = { ...given }
  const name = [...shape.members.keys()].find((member) => member.toLowerCase() === 'message')
  if (name !== undefined && message !== '') members[name] ??= message
  return members
}
