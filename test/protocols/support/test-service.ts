import {
  type OperationDescription,
  type OperationModel,
  type ServiceDescription,
  type ServiceMetadata,
  ServiceModel,
} from '../../../src/models/index.js'

/** A service of one operation, `Do`, for a protocol; `shapes` in botocore's form. */
export function testOperation(
  protocol: string,
  shapes: ServiceDescription['shapes'],
  operation: Partial<OperationDescription> = { input: { shape: 'Root' }, output: { shape: 'Root' } },
  metadata: Partial<ServiceMetadata> = {},
): OperationModel {
  const service = new ServiceModel('test', {
    service: {
      metadata: {
        apiVersion: '2020-01-02',
        endpointPrefix: 'test',
        serviceId: 'Test',
        jsonVersion: '1.1',
        targetPrefix: 'Test',
        protocol,
        ...metadata,
      },
      operations: { Do: { name: 'Do', http: { method: 'POST', requestUri: '/' }, ...operation } },
      shapes: { Text: { type: 'string' }, ...shapes },
    },
  })
  const found = service.operation('Do')
  if (!found) throw new Error('the operation is there')
  return found
}

/** A body as a response of status 200. */
export function responseOf(body: string | Uint8Array | undefined, headers: Record<string, string> = {}) {
  return { statusCode: 200, headers, body: new Uint8Array(Buffer.from(body ?? '')) }
}
