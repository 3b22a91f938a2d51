import type { LoopReport, PageLoop } from '../loop/index.js'

/** The report of a collection that failed: it delivered nothing, so it is resumed from where it started. */
export function failedCollection(walk: PageLoop, resumeToken: string | undefined): LoopReport {
  const receipt = { ...walk.receipt, pages: 0, items: 0, emptyPages: 0, resumeToken }
  return { resumeToken, nonAggregatePart: {}, receipt, save: async () => {} }
}
