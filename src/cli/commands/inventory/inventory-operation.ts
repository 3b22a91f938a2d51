import type { InventoryItem } from '../../../inventory/index.js'
import { modelOf, type OperationModel } from '../../../models/index.js'

const text = { shape: 'Text' }

/** The items of an inventory as if one operation listed them: every format knows how to write such a list. */
const description = {
  service: {
    metadata: {
      apiVersion: '2026-01-01',
      endpointPrefix: 'inventory',
      protocol: 'json',
      jsonVersion: '1.1',
      serviceFullName: 'Inventory',
      serviceId: 'Inventory',
      signatureVersion: 'v4',
      targetPrefix: 'Inventory',
    },
    operations: {
      ListItems: {
        name: 'ListItems',
        http: { method: 'POST', requestUri: '/' },
        input: { shape: 'Input' },
        output: { shape: 'Output' },
      },
    },
    shapes: {
      Text: { type: 'string' },
      Input: { type: 'structure', members: { NextToken: text } },
      Output: { type: 'structure', members: { Items: { shape: 'Items' }, NextToken: text } },
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
          item: { shape: 'Document' },
        },
      },
      Tags: { type: 'map', key: text, value: text },
      Document: { type: 'structure', members: {}, document: true },
    },
  },
  paginators: {
    pagination: { ListItems: { input_token: 'NextToken', output_token: 'NextToken', result_key: 'Items' } },
  },
}

export function inventoryOperation(): OperationModel {
  const operation = modelOf(description).operation('ListItems')
  if (!operation) throw new Error('the description has no ListItems')
  return operation
}

/** An item as that operation would list it. */
export function inventoryRow({ service, account, region, type, arn, id, tags, item }: InventoryItem): object {
  return {
    ...{ _service: service, _account: account, _region: region, type },
    ...(arn !== undefined && { arn }),
    ...(id !== undefined && { id }),
    ...(tags !== undefined && { tags }),
    item,
  }
}
