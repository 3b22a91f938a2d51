/**
 * platform: files, environment, clock, randomness, hashes and compression, behind one interface.
 *
 * It is the only door to the runtime: outside this folder, only `src/transport/` (sockets and streams) and the simulator's
 * server import `node:` modules. Another runtime needs another implementation of `Platform`.
 */
import { node } from './node.js'
import type { Platform } from './platform.js'

export const platform: Platform = node
export type { OutputFile, Platform, RunningProcess } from './platform.js'
