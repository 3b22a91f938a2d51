import { measureReader } from '../measure-reader.js'

await measureReader()
