import type { LoopState, PageWalk } from '../loop/index.js'

/** The state of a collection that failed: it delivered nothing, so it goes on from where it began. */
export function undelivered(walk: PageWalk, resumeToken: string | undefined): LoopState {
  const receipt = { ...walk.receipt, pages: 0, items: 0, emptyPages: 0, resumeToken }
  return { resumeToken, nonAggregatePart: {}, receipt, save: async () => {} }
}
