/**
 * cli: nexttoken from a shell. This file is the program: `nexttoken` of package.json runs it.
 *
 * In: a command line. Out: AWS's answers on standard output, everything else on standard error, and an exit status: 0
 * complete, 1 error, 2 usage, 3 incomplete, with the command that continues.
 *
 * The folders follow a command, lowest first. `terminal` is the process, `options` the table of our own options,
 * `arguments` the parameters of AWS's operations. `help` shows both. `output` writes pages, `progress` says how far they
 * are, `failure` turns an error into two lines. `listing` runs one operation, and `commands` are all the others. Each is
 * loaded when it is known to be needed, because a start costs more than most calls.
 */
import { main } from './main.js'
import { nodeIo } from './terminal/index.js'

const io = nodeIo()
const status = await main(process.argv.slice(2), io)
// Standard error may be closed too, and then there is nobody to tell.
await io.stderr.flush().catch(() => {})
// Idle connections and timers of libraries must not delay the end.
process.exit(status)
