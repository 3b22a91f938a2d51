import { client } from 'nexttoken'
import { config } from '../../harness/entry-config.mjs'
import { given, measurePages } from '../measure-pages.mjs'

await measurePages(
  client(given.service, { ...config, documents: true }).paginate(given.operation, given.input),
)
