import type { Member, OperationModel } from '../../models/index.js'
import { escapeXml, type Structure, writeXml } from '../../protocols/index.js'
import type { Refusal, RefusalCodes } from '../refusal.js'
import { decodeForm, type FormNames, isForm, routeForm } from './form.js'
import type { ErrorContext, Reply, ServerProtocol } from './server-protocol.js'

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
  encodeError,
}

const names: FormNames = {
  nameOf: (member) => member.wireName,
  itemsOf: itemsName,
}

/** `Names.member`; where the list is flattened `Names`, or its element's name beside it. */
function itemsName(list: Member, name: string): string {
  const { element } = list.shape
  if (!list.flattened) return name === '' ? element.wireName : `${name}.${element.wireName}`
  if (element.locationName === undefined) return name
  return [...name.split('.').slice(0, -1), element.locationName].join('.')
}

function encodeResponse(operation: OperationModel, output: Structure, requestId: string): Reply {
  const { name, service } = operation
  const wrapper = operation.traits.output?.resultWrapper
  const result = operation.output ? writeXml(operation.output, output, wrapper ?? `${name}Result`) : ''
  const metadata = `<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata>`
  const open = `<${name}Response${xmlNamespace(service.metadata.xmlNamespace)}>`
  return xmlReply(200, `${open}${result}${metadata}</${name}Response>`)
}

function encodeError(refusal: Refusal, { requestId, service }: ErrorContext): Reply {
  const open = `<ErrorResponse${xmlNamespace(service?.metadata.xmlNamespace)}>`
  const body = `${open}${errorElement(refusal)}<RequestId>${requestId}</RequestId></ErrorResponse>`
  return xmlReply(refusal.statusCode, body)
}

export function errorElement({ statusCode, code, message }: Refusal): string {
  const type = statusCode < 500 ? 'Sender' : 'Receiver'
  return `<Error><Type>${type}</Type><Code>${escapeXml(code)}</Code><Message>${escapeXml(message)}</Message></Error>`
}

export function xmlNamespace(namespace: { readonly uri: string } | string | undefined): string {
  const uri = typeof namespace === 'string' ? namespace : namespace?.uri
  return uri === undefined ? '' : ` xmlns="${uri}"`
}

export function xmlReply(statusCode: number, body: string): Reply {
  return { statusCode, headers: { 'content-type': 'text/xml' }, body: `<?xml version="1.0" encoding="UTF-8"?>\n${body}` }
}
