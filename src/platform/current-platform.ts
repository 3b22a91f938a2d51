import { node } from './node.js'
import type { Platform } from './platform.js'

/** The runtime. In a file of its own, so that a program that imports it does not load the files of the others. */
export const platform: Platform = node
