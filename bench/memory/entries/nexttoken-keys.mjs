import { client } from 'nexttoken'
import { config } from '../../harness/entry-config.mjs'
import { keep } from '../keep.mjs'

await keep(client('s3', config).paginate('list_objects_v2', { Bucket: 'bench' }))
