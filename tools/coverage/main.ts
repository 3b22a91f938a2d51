/**
 * Writes docs/coverage.md and docs/inference.md from the shipped models. With `--check`, a page that differs is an error.
 *
 *   npm run coverage
 *   npm run coverage -- <folder of Smithy models> <where they are from>
 *
 * The second form first reads anew which operations the AWS SDK v3 has paginators for.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { makePages } from './make-pages.js'
import { writeSdkFacts } from './sdk-facts.js'
import { takeSdkFacts } from './take-sdk-facts.js'

const [folder, source] = process.argv.slice(2).filter((argument) => argument !== '--check')
if (folder !== undefined) writeSdkFacts(takeSdkFacts(folder, source ?? folder))
for (const [path, text] of Object.entries(makePages())) {
  if (!process.argv.includes('--check')) writeFileSync(path, text)
  else if (readFileSync(path, 'utf8') !== text) {
    console.error(`${path} is not what the models say: npm run coverage writes it`)
    process.exitCode = 1
  }
}
