import type { Format } from './contract/index.js'

/** Everything that rows can be written into. */
export const formats: readonly Format[] = []
