/**
 * platform: files, environment, clock and random numbers, behind one interface.
 *
 * Everything else in `src/` is free of `node:` imports (the simulator's HTTP server apart), so that another
 * runtime needs one more file here.
 */
import { node } from './node.js'
import type { Platform } from './platform.js'

export type { Platform } from './platform.js'

export const platform: Platform = node
