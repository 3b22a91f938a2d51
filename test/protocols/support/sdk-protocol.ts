import {
  AwsEc2QueryProtocol,
  AwsJson1_0Protocol,
  AwsJson1_1Protocol,
  AwsQueryProtocol,
  AwsRestJsonProtocol,
  AwsRestXmlProtocol,
  AwsSmithyRpcV2CborProtocol,
} from '@aws-sdk/core/protocols'
import { HttpRequest, HttpResponse } from '@smithy/core/protocols'
import { fromBase64, fromUtf8, toBase64, toUtf8 } from '@smithy/core/serde'
import type {
  ClientProtocol,
  HttpRequest as IHttpRequest,
  HttpResponse as IHttpResponse,
} from '@smithy/types'
import type { OperationModel, ServiceModel } from '../../../src/models/index.js'
import type { EncodedRequest, RawResponse, Structure } from '../../../src/protocols/index.js'
import { sdkOperation } from './sdk-schema.js'

const serde = {
  base64Encoder: toBase64,
  base64Decoder: fromBase64,
  utf8Encoder: toUtf8,
  utf8Decoder: fromUtf8,
  streamCollector: async (stream: unknown) => {
    if (stream instanceof Uint8Array) return stream
    throw new TypeError('only bytes here')
  },
}
const context = {
  ...serde,
  endpoint: async () => ({ protocol: 'https:', hostname: 'host.test', path: '/' }),
}

/** What the AWS SDK v3's own protocol class makes of an input. */
export async function sdkEncode(operation: OperationModel, input: Structure): Promise<EncodedRequest> {
  const protocol = sdkProtocol(operation.service)
  const request = await protocol.serializeRequest(sdkOperation(operation), input, context)
  if (!HttpRequest.isInstance(request)) throw new TypeError('the SDK gave no HTTP request')
  const { method, path, query, headers, body } = request
  const isBinary = operation.service.protocolName === 'smithy-rpc-v2-cbor'
  const text =
    body instanceof Uint8Array && !isBinary
      ? Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString()
      : body
  return { method, path, query: query as EncodedRequest['query'], headers, body: text }
}

/** What the AWS SDK v3's own protocol class makes of a response, its `$metadata` taken off. */
export async function sdkDecode(operation: OperationModel, response: RawResponse): Promise<Structure> {
  const { statusCode, headers, body } = response
  const { $metadata, ...output } = await sdkProtocol(operation.service).deserializeResponse<
    Structure & { $metadata: object }
  >(sdkOperation(operation), context, new HttpResponse({ statusCode, headers: { ...headers }, body }))
  return plain(output) as Structure
}

/** The SDK's bytes and lists of it have classes of their own. */
function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return new Uint8Array(value)
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, plain(item)]))
}

function sdkProtocol(service: ServiceModel): ClientProtocol<IHttpRequest, IHttpResponse> {
  const protocol = makeProtocol(service)
  protocol.setSerdeContext(serde)
  return protocol
}

function makeProtocol(service: ServiceModel): ClientProtocol<IHttpRequest, IHttpResponse> {
  const { apiVersion: version, jsonVersion, targetPrefix: serviceTarget = '' } = service.metadata
  const xmlNamespace = xmlNamespaceOf(service)
  const defaultNamespace = 'test'
  switch (service.protocolName) {
    case 'json':
      return jsonVersion === '1.0'
        ? new AwsJson1_0Protocol({ defaultNamespace, serviceTarget })
        : new AwsJson1_1Protocol({ defaultNamespace, serviceTarget })
    case 'rest-json':
      return new AwsRestJsonProtocol({ defaultNamespace })
    case 'rest-xml':
      return new AwsRestXmlProtocol({ defaultNamespace, xmlNamespace })
    case 'query':
      return new AwsQueryProtocol({ defaultNamespace, xmlNamespace, version })
    case 'ec2':
      return new AwsEc2QueryProtocol({ defaultNamespace, xmlNamespace, version })
    case 'smithy-rpc-v2-cbor':
      return new AwsSmithyRpcV2CborProtocol({ defaultNamespace })
  }
}

function xmlNamespaceOf(service: ServiceModel): string {
  const { xmlNamespace = '' } = service.metadata
  return typeof xmlNamespace === 'string' ? xmlNamespace : xmlNamespace.uri
}
