/**
 * platform: files, environment, clock, randomness, hashes and compression, behind one interface.
 *
 * It is the only door to the runtime: outside this folder, only `src/transport/` (sockets and streams) and the simulator's
 * server import `node:` modules. Another runtime needs another implementation of `Platform`.
 */
export { platform } from './current-platform.js'
export { type InputFile, openInput } from './input-files.js'
export { outputFiles } from './node-output-files.js'
export type { FileFacts, OutputFile, RunningProcess } from './output-files.js'
export type { Platform } from './platform.js'
export { whileLocked } from './while-locked.js'
