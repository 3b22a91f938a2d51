import awsLite from '@aws-lite/client'
import { config } from '../../harness/entry-config.mjs'
import { given, measurePages } from '../measure-pages.mjs'

const { region, endpoint, credentials } = config
const { accessKeyId, secretAccessKey } = credentials
const plugins = [import(`@aws-lite/${given.lite.toLowerCase()}`)]
const aws = await awsLite({ region, endpoint, accessKeyId, secretAccessKey, keepAlive: true, plugins })
await measurePages(await aws[given.lite][given.operation]({ ...given.input, paginate: 'iterator' }))
