import type { Member, OperationModel } from '../../models/index.js'
import { encodeXml, type Structure } from '../../protocols/index.js'
import type { Refusal, RefusalCodes } from '../message/index.js'
import { decodeForm, type FormNames, isForm, routeForm } from './form.js'
import type { ErrorContext, Reply, ServerProtocol } from './server-protocol.js'
import { encodeXmlEvent, errorElement, xmlNamespace, xmlReply } from './xml-reply.js'

export const formCodes: RefusalCodes = {
  throttle: ['Throttling', 400],
  error: ['InternalFailure', 500],
  invalidToken: ['ValidationError', 400],
  invalidLimit: ['ValidationError', 400],
  unknownOperation: ['InvalidAction', 400],
  malformed: ['MalformedQueryString', 400],
}

/** Forms in, XML out. */
export const query: ServerProtocol = {
  name: 'query',
  codes: formCodes,
  speaks: isForm,
  route: routeForm,
  decodeRequest: (operation, request) => decodeForm(operation, request, names),
  encodeResponse,
  encodeEvent: encodeXmlEvent,
  encodeError,
}

const names: FormNames = {
  nameOf: (member) => member.wireName,
  itemsOf: itemsName,
}

/** `Names.member`; for a flattened list `Names`, or the name of its element. */
function itemsName(list: Member, name: string): string {
  const { element } = list.shape
  if (!list.flattened) return name === '' ? element.wireName : `${name}.${element.wireName}`
  if (element.locationName === undefined) return name
  return [...name.split('.').slice(0, -1), element.locationName].join('.')
}

function encodeResponse(operation: OperationModel, output: Structure, requestId: string): Reply {
  const { name, service } = operation
  const wrapper = operation.traits.output?.resultWrapper
  const result = operation.output ? encodeXml(operation.output, output, wrapper ?? `${name}Result`) : ''
  const metadata = `<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata>`
  const open = `<${name}Response${xmlNamespace(service)}>`
  return xmlReply(200, `${open}${result}${metadata}</${name}Response>`)
}

function encodeError(refusal: Refusal, { requestId, service }: ErrorContext): Reply {
  const open = `<ErrorResponse${xmlNamespace(service)}>`
  const body = `${open}${errorElement(refusal)}<RequestId>${requestId}</RequestId></ErrorResponse>`
  return xmlReply(refusal.statusCode, body)
}
