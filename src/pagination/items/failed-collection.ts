import type { LoopReport } from '../loop/index.js'
import type { Receipt } from '../receipt/index.js'

/** The report of a collection that failed: it delivered nothing, so it is resumed from where it started. */
export function failedCollection(loop: Receipt, resumeToken: string | undefined): LoopReport {
  const receipt = { ...loop, pages: 0, items: 0, emptyPages: 0, resumeToken }
  return { resumeToken, nonAggregatePart: {}, receipt, save: async () => {} }
}
