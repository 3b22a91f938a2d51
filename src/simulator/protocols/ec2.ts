import type { Member, OperationModel } from '../../models/index.js'
import { encodeXml, type Structure } from '../../protocols/index.js'
import type { Refusal } from '../message/index.js'
import { decodeForm, type FormNames, isForm, routeForm } from './form.js'
import { formCodes } from './query.js'
import type { ErrorContext, Reply, ServerProtocol } from './server-protocol.js'
import { encodeXmlEvent, errorElement, xmlNamespace, xmlReply } from './xml-reply.js'

/** EC2's variant of `query`: other names in the form, and no wrapper around the result. */
export const ec2: ServerProtocol = {
  name: 'ec2',
  // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
  codes: {
    ...formCodes,
    throttle: ['RequestLimitExceeded', 503],
    error: ['InternalError', 500],
    invalidToken: ['InvalidNextToken', 400],
    invalidLimit: ['InvalidParameterValue', 400],
  },
  speaks: isForm,
  route: routeForm,
  decodeRequest: (operation, request) => decodeForm(operation, request, names),
  encodeResponse,
  encodeEvent: encodeXmlEvent,
  encodeError,
}

const names: FormNames = { nameOf: formName, itemsOf: (_, name) => name }

function formName(member: Member): string {
  const { queryName } = member.traits
  if (queryName !== undefined) return queryName
  const { locationName = member.name } = member
  return locationName.charAt(0).toUpperCase() + locationName.slice(1)
}

/** The output's members stand beside the request id, in the element named after the operation. */
function encodeResponse(operation: OperationModel, output: Structure, requestId: string): Reply {
  const root = `${operation.name}Response`
  const id = `<requestId>${requestId}</requestId>`
  const members = operation.output ? encodeXml(operation.output, output, root).slice(root.length + 2) : ''
  const open = `<${root}${xmlNamespace(operation.service)}>${id}`
  return xmlReply(200, members.startsWith('>') || members === '' ? `${open}</${root}>` : open + members)
}

function encodeError(refusal: Refusal, { requestId }: ErrorContext): Reply {
  const errors = `<Errors>${errorElement(refusal)}</Errors>`
  return xmlReply(refusal.statusCode, `<Response>${errors}<RequestID>${requestId}</RequestID></Response>`)
}
