/**
 * Compiles one call of every operation, every paginator and every waiter of every service, by each of their names. CI runs it; dist/
 * and types/ must be built. The programs stay in build/calls/, where an error can be read.
 * `npm run calls [-- service …]`
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { loadModel, shippedIndex } from '../../src/models/index.js'
import { callsOfService } from './calls-of-service.js'

// Only the shipped models, not those that this machine's user has added.
delete process.env.AWS_DATA_PATH
process.env.HOME = '/nonexistent'

const folder = 'build/calls'
const services = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(shippedIndex().services)

rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
const counts = { operations: 0, paginators: 0, waiters: 0 }
for (const service of services) {
  const { text, operations, paginators, waiters } = callsOfService(loadModel(service))
  writeFileSync(`${folder}/${service}.ts`, text)
  counts.operations += operations
  counts.paginators += paginators
  counts.waiters += waiters
}
// skipLibCheck is off, so that errors inside the declarations are found too.
const compilerOptions = {
  noUnusedLocals: false,
  skipLibCheck: false,
  exactOptionalPropertyTypes: true,
}
writeFileSync(
  `${folder}/tsconfig.json`,
  JSON.stringify({ extends: '../../tsconfig.json', compilerOptions, include: ['.'] }),
)
try {
  execFileSync('node_modules/.bin/tsc', ['-p', folder], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 2 ** 28,
  })
  console.log(
    `calls: ${counts.operations} operations, ${counts.paginators} paginators and ${counts.waiters} waiters of ${services.length} services compile`,
  )
} catch (error) {
  const output = String(Object(error).stdout)
  console.error(output.slice(0, 20_000))
  process.exitCode = 1
}
