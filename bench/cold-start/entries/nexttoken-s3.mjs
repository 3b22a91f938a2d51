import { client } from 'nexttoken'
import { config, report } from '../first-page.mjs'

const s3 = client('s3', config)
s3.listObjectsV2({ Bucket: 'bench' }).then((page) => report(page.Contents))
