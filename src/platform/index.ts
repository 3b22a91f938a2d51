/**
 * platform: files, environment, clock and random numbers, behind one interface.
 *
 * Outside this folder, only `src/transport/` (sockets and streams) and the simulator's server import `node:` modules.
 */
import { node } from './node.js'
import type { Platform } from './platform.js'

export const platform: Platform = node
export type { Platform } from './platform.js'
