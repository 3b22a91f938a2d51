import { modelOf, type OperationModel } from '../../../models/index.js'

const text = { shape: 'Text' }

/** The items of an inventory as an operation that lists them, so that they are written as any listing is. */
export function itemList(): OperationModel {
  const model = modelOf({
    service: {
      metadata: {
        apiVersion: '',
        endpointPrefix: 'inventory',
        protocol: 'json',
        serviceId: 'inventory',
      },
      operations: {
        ListItems: {
          name: 'ListItems',
          http: { method: 'POST', requestUri: '/' },
          input: { shape: 'In' },
          output: { shape: 'Out' },
        },
      },
      shapes: {
        In: { type: 'structure', members: { NextToken: text } },
        Out: { type: 'structure', members: { Items: { shape: 'Items' }, NextToken: text } },
        Items: { type: 'list', member: { shape: 'Item' } },
        Item: {
          type: 'structure',
          members: {
            _service: text,
            _account: text,
            _region: text,
            type: text,
            arn: text,
            id: text,
            tags: { shape: 'Tags' },
            item: { shape: 'Anything' },
          },
        },
        Tags: { type: 'map', key: text, value: text },
        Anything: { type: 'structure', members: {}, document: true },
        Text: { type: 'string' },
      },
    },
    paginators: {
      pagination: { ListItems: { input_token: 'NextToken', output_token: 'NextToken', result_key: 'Items' } },
    },
  })
  const operation = model.operation('ListItems')
  if (!operation) throw new TypeError('the model of an inventory has no operation')
  return operation
}
