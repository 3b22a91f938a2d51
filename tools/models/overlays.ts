import { type Corrections, readCorrections } from './corrections.js'
import { type Decisions, readDecisions } from './numbers/decisions.js'

/** What people know better than a release's models, and than what is inferred from them. */
export interface Overlays {
  /** By service. */
  readonly corrections: ReadonlyMap<string, Corrections>
  /** undefined where the numbers of pages are left as they are. */
  readonly decisions: Decisions | undefined
}

export const noOverlays: Overlays = { corrections: new Map(), decisions: undefined }

export function readOverlays(folder: string): Overlays {
  return {
    corrections: readCorrections(`${folder}/corrections`),
    decisions: readDecisions(`${folder}/numbers.json`),
  }
}
