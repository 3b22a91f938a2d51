import { measurePages } from '../measure-pages.mjs'
import { receiveAll } from '../receive-all.mjs'

await measurePages(parseAll())

async function* parseAll() {
  for await (const bytes of receiveAll()) yield JSON.parse(bytes.toString())
}
