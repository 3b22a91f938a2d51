/**
 * Writes `types/<service>.d.ts` for every shipped model, from facts alone. Files that would not change are left
 * as they are; files of services that are gone are removed. `node build/tools/types/main.js [service …]`
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { loadModel, shippedIndex } from '../../src/models/index.js'
import { declareService } from './declare-service.js'

// The shipped models alone: not what this machine's user has put beside them.
delete process.env.AWS_DATA_PATH
process.env.HOME = '/nonexistent'

const index = shippedIndex()
const all = Object.keys(index.services)
const wanted = process.argv.length > 2 ? process.argv.slice(2) : all

mkdirSync('types', { recursive: true })
let bytes = 0
let written = 0
for (const name of wanted) {
  const text = declareService(loadModel(name), index.botocore)
  const path = `types/${name}.d.ts`
  bytes += Buffer.byteLength(text)
  if (existsSync(path) && readFileSync(path, 'utf8') === text) continue
  writeFileSync(path, text)
  written++
}
for (const file of readdirSync('types')) {
  if (!all.includes(file.replace(/\.d\.ts$/, ''))) rmSync(`types/${file}`)
}
console.log(`types: ${wanted.length} services, ${(bytes / 1e6).toFixed(1)} MB, ${written} files written`)
