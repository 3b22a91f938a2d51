import { Recorder } from '../checkpoint/index.js'
import { type PageLoop, type PageLoopOptions, PageWalk } from '../loop/index.js'
import type { WalkPlan } from '../plan/index.js'
import { ChosenWalk } from './chosen-walk.js'

/** Starts one loop over the pages of a listing: one chain, or several pieces at once. */
export function startWalk(plan: WalkPlan, options: PageLoopOptions = {}): PageLoop {
  const { checkpoint, rule, parallel, pieces, onlyPieces } = plan
  const mayResumePieces = checkpoint !== undefined && rule.dividedBy !== undefined
  if (parallel === 1 && !pieces && !onlyPieces && !mayResumePieces) return new PageWalk(plan, options)
  const recorder = options.recorder ?? (checkpoint && new Recorder(checkpoint, rule, !options.isCollected))
  const recorded = { ...options, recorder }
  return new ChosenWalk(plan, {
    recorder,
    walk: new PageWalk(plan, recorded),
    // Most programs list one chain after another, and start faster without this.
    open: async (resumed) => (await import('./open-pieces.js')).openPieces(resumed, recorded),
  })
}
