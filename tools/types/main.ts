/**
 * Writes `types/<service>.d.ts` for every shipped model, `types/all.d.ts`, and the names of the services in
 * `src/client/service-name.ts`, and their older API versions in `src/client/older-versions.ts`. Unchanged files are not touched; files of removed services are deleted.
 * `npm run types [-- service …]`
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { declareAll, declareService } from '../../src/declarations/index.js'
import { loadModel, shippedIndex } from '../../src/models/index.js'
import { declareOlderVersions } from './older-versions.js'
import { declareServiceNames } from './service-names.js'

// Only the shipped models, not those that this machine's user has added.
delete process.env.AWS_DATA_PATH
process.env.HOME = '/nonexistent'

const index = shippedIndex()
const all = Object.keys(index.services)
const wanted = process.argv.length > 2 ? process.argv.slice(2) : all

/** `nexttoken/types/all`. */
const everything = 'all'

mkdirSync('types', { recursive: true })
let bytes = 0
let written = 0
writeWhereChanged('src/client/service-name.ts', declareServiceNames(all, index.botocore))
writeWhereChanged('src/client/older-versions.ts', declareOlderVersions(index))
const again = "'npm run types' makes it again."
for (const name of wanted) {
  write(
    name,
    declareService(loadModel(name), {
      origin: `Made by tools/types from models/${name} (botocore ${index.botocore}); ${again}`,
      library: '../dist/index.js',
      services: '../dist/client/services.js',
    }),
  )
}
write(everything, declareAll(all, `Made by tools/types; ${again}`))
for (const file of readdirSync('types')) {
  if (![everything, ...all].includes(file.replace(/\.d\.ts$/, ''))) rmSync(`types/${file}`)
}
console.log(`types: ${wanted.length} services, ${(bytes / 1e6).toFixed(1)} MB, ${written} files written`)

function write(name: string, text: string): void {
  bytes += Buffer.byteLength(text)
  writeWhereChanged(`types/${name}.d.ts`, text)
}

function writeWhereChanged(path: string, text: string): void {
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return
  writeFileSync(path, text)
  written++
}
