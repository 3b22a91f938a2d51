import awsLite from '@aws-lite/client'
import { config, credentials, report } from '../first-page.mjs'

const { region, endpoint } = config
const aws = await awsLite({ region, endpoint, ...credentials, plugins: [import('@aws-lite/s3')] })
report((await aws.S3.ListObjectsV2({ Bucket: 'bench' })).Contents)
