import type { ServiceHooks } from './contract/index.js'

/** Each answer comes with a checksum, and one that was changed on the way is asked for again, as boto3 does. */
export const dynamodb: ServiceHooks = { crc32Header: 'x-amz-crc32' }
