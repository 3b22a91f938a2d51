import { type Corrections, readCorrections } from './corrections.js'
import { type Decisions, readDecisions } from './numbers/decisions.js'
import { readTimeDecisions, type TimeDecisions } from './times/time-decisions.js'

/** Corrections of a release's models and of the rules that are inferred from them. */
export interface Overlays {
  /** By service. */
  readonly corrections: ReadonlyMap<string, Corrections>
  /** undefined to leave the numbers of pages undecided. */
  readonly decisions: Decisions | undefined
  /** undefined to leave it open which ranges of time divide a listing. */
  readonly times: TimeDecisions | undefined
}

export const noOverlays: Overlays = { corrections: new Map(), decisions: undefined, times: undefined }

export function readOverlays(folder: string): Overlays {
  return {
    corrections: readCorrections(`${folder}/corrections`),
    decisions: readDecisions(`${folder}/numbers.json`),
    times: readTimeDecisions(`${folder}/times.json`),
  }
}
