import { ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3'
import { config, report } from '../first-page.mjs'

const s3 = new S3Client(config)
s3.send(new ListObjectsV2Command({ Bucket: 'bench' })).then((page) => report(page.Contents))
