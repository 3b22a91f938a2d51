import type { ServiceHooks } from './contract/index.js'

/**
 * Every response has a checksum. A response that does not match it is requested again, as in boto3.
 *
 * Attribute values (`S`, `N`, `NS`, …) need no hook: they are structures of the model, and the protocol of DynamoDB,
 * `src/protocols/json/`, encodes and decodes them.
 */
export const dynamodb: ServiceHooks = { crc32Header: 'x-amz-crc32' }
