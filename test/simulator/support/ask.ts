import { loadModel, type OperationModel } from '../../../src/models/index.js'
import type { Structure } from '../../../src/protocols/index.js'
import { hooksOf } from '../../../src/services/index.js'
import {
  answer,
  type HttpRequest,
  type HttpResponse,
  type ReadPlan,
  readPlan,
} from '../../../src/simulator/index.js'
import { loadedProtocol } from '../../support/loaded-protocol.js'

/** The operation that a plan's name means. */
export function operationOf(name: string): OperationModel {
  const [service = '', operationName = ''] = name.split('.')
  const operation = loadModel(service).findOperation(operationName)
  if (!operation) throw new Error(`no operation ${name}`)
  return operation
}

/** The request that nexttoken's own client would send. */
export function requestFor(operation: OperationModel, input: Structure, scope?: string): HttpRequest {
  const { method, path, query, headers, body } = loadedProtocol(operation.service).encodeRequest(
    operation,
    input,
  )
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    for (const text of [value ?? ''].flat()) search.append(name, text)
  }
  const signedFor = scope ?? operation.service.signingName
  const authorization = `AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260101/us-east-1/${signedFor}/aws4_request`
  return {
    method,
    url: search.size > 0 ? `${path}?${search}` : path,
    headers: { ...headers, authorization },
    body: Buffer.from(body ?? ''),
  }
}

/** The answer to a request that nothing came before. */
export function respondTo(plan: ReadPlan, request: HttpRequest): HttpResponse {
  return answer(plan, request, { total: 0, ofOperation: new Map() }).response
}

/** What came of a call. */
export interface Asked {
  readonly output: Structure
  /** What the service says, where it refused. */
  readonly error?: { code: string; message: string; shape: string | undefined; statusCode: number }
}

/** Calls a planned operation once. */
export function ask(plan: ReadPlan, operation: OperationModel, input: Structure): Asked {
  const response = respondTo(plan, requestFor(operation, input))
  const protocol = loadedProtocol(operation.service)
  const roots = hooksOf(operation.service.serviceId).responseRoots
  if (response.statusCode < 300) return { output: protocol.decodeResponse(operation, response, { roots }) }
  const { code, message, shape } = protocol.decodeError(operation, response)
  return { output: {}, error: { code, message, shape: shape?.name, statusCode: response.statusCode } }
}

export { readPlan }
