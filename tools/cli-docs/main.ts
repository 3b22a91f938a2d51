/**
 * Writes docs/cli.md: the prose of `cli.template`, with tables and help from the command line's own tables, and examples
 * that are run against the simulator while the page is made.
 *
 *   npm run cli-docs
 */
import { writeFileSync } from 'node:fs'
import { makeCliPage } from './make-cli-page.js'

writeFileSync('docs/cli.md', await makeCliPage())
