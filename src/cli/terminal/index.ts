/**
 * terminal: the only door of the command line to its process: arguments, environment, streams, files, signals.
 *
 * In: Node's process. Out: `Io`, which every layer above takes as an argument, so that a test gives its own and runs the
 * whole command line within its process. It imports nothing of the library: `nexttoken --version` loads little more.
 */
export { ClosedPipe } from './closed-pipe.js'
export { type ExitStatus, exitStatus } from './exit-status.js'
export type { Io, Signal, Stream } from './io.js'
export { nodeIo } from './node-io.js'
export { packageVersion } from './package-version.js'
