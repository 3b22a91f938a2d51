import { paginateListObjectsV2, S3Client } from '@aws-sdk/client-s3'
import { config } from '../../harness/entry-config.mjs'
import { keep } from '../keep.mjs'

await keep(paginateListObjectsV2({ client: new S3Client(config) }, { Bucket: 'bench' }))
