import { measurePages } from '../measure-pages.mjs'
import { receiveAll } from '../receive-all.mjs'

await measurePages(receiveAll(), { touch: false })
