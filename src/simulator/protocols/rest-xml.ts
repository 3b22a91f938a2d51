import type { OperationModel } from '../../models/index.js'
import { type Structure, xmlBody } from '../../protocols/index.js'
import { hooksOf } from '../../services/index.js'
import type { Refusal } from '../message/index.js'
import { serviceHabits } from '../values/index.js'
import { decodeRest, encodeRest, errorHeaders, routeRest } from './rest.js'
import type { ErrorContext, Reply, ServerProtocol } from './server-protocol.js'
import { encodeXmlEvent, errorElement, withRoot, xmlNamespace, xmlReply } from './xml-reply.js'

/** REST with XML bodies. */
export const restXml: ServerProtocol = {
  name: 'rest-xml',
  codes: {
    throttle: ['Throttling', 400],
    error: ['InternalError', 500],
    invalidToken: ['InvalidArgument', 400],
    invalidLimit: ['InvalidArgument', 400],
    unknownOperation: ['UnknownOperation', 404],
    malformed: ['MalformedXML', 400],
  },
  speaks: () => true,
  route: routeRest,
  decodeRequest: (operation, request) => decodeRest(operation, request, xmlBody),
  encodeResponse,
  encodeEvent: encodeXmlEvent,
  encodeError,
}

function encodeResponse(operation: OperationModel, output: Structure, requestId: string): Reply {
  const reply = encodeRest(operation, output, xmlBody)
  const root = rootOf(operation)
  const body = root === undefined || operation.output?.payload ? reply.body : withRoot(reply.body, root)
  return { ...reply, body, headers: { 'x-amz-request-id': requestId, ...reply.headers } }
}

/** The root of a service's own, if the model does not have it. */
function rootOf({ name, service }: OperationModel): string | undefined {
  const roots = hooksOf(service.serviceId).responseRoots ?? {}
  return Object.hasOwn(roots, name) ? roots[name]?.[0] : undefined
}

function encodeError(refusal: Refusal, { requestId, service }: ErrorContext): Reply {
  const id = `<RequestId>${requestId}</RequestId>`
  const reply = serviceHabits(service?.name ?? '').bareErrors
    ? xmlReply(refusal.statusCode, errorElement(refusal, id))
    : xmlReply(refusal.statusCode, wrappedError(refusal, { requestId, service }))
  const bound = errorHeaders(refusal, xmlBody)
  return { ...reply, headers: { 'x-amz-request-id': requestId, ...reply.headers, ...bound } }
}

function wrappedError(refusal: Refusal, { requestId, service }: ErrorContext): string {
  const open = `<ErrorResponse${xmlNamespace(service)}>`
  return `${open}${errorElement(refusal)}<RequestId>${requestId}</RequestId></ErrorResponse>`
}
