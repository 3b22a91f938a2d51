import type { Progress } from '../../checkpoint/index.js'
import { type LoopMark, type PagePoint, savedOutcome } from '../../loop/index.js'
import type { Delivered } from '../../page/index.js'
import type { WalkPlan } from '../../plan/index.js'
import type { Outcome } from '../../receipt/index.js'
import { type Position, type SavedPiece, savedPieces } from '../../token/index.js'
import { type Arrival, positionWithin } from './piece.js'

/** Where a listing continues: a position, or several. */
type Rest = Pick<Position, 'text' | 'textUnlessBeginning'>

/** A piece at the moment of a mark. */
export interface MarkedPiece extends SavedPiece {
  readonly isDone: boolean
  /** True if the page delivered last is of this piece. */
  readonly isCurrent: boolean
}

interface MarkState {
  readonly plan: WalkPlan
  readonly outcome: Outcome
  readonly pages: number
  readonly emptyPages: number
  /** The page delivered last; undefined before the first. */
  readonly arrival: Arrival | undefined
  /** For pages in order whose chains run on: where the piece of that page continues, through the pieces behind it. */
  readonly behind: { readonly position: Position | undefined } | undefined
  /** The pieces that are not done, and that of the page delivered last. Empty if `behind` is there. */
  readonly pieces: readonly MarkedPiece[]
  /** What the division has to know besides. */
  readonly memo: (() => unknown) | undefined
}

/** Where a loop over several pieces was when its latest page was delivered. It stays right when the loop goes on. */
export class ParallelMark implements LoopMark {
  constructor(private readonly state: MarkState) {}

  get pages(): number {
    return this.state.pages
  }

  get emptyPages(): number {
    return this.state.emptyPages
  }

  get resumeToken(): string | undefined {
    const rest = this.#rest()
    return this.state.outcome === 'deadline' ? rest?.text : rest?.textUnlessBeginning
  }

  tokenWithin(delivered: Delivered | undefined): string | undefined {
    return this.#restWithin(delivered)?.text
  }

  behind(items: number): Progress {
    const { outcome, pages } = this.state
    const resumeToken = () => this.resumeToken
    return { outcome: savedOutcome(outcome), pages, items, resumeToken, trail: undefined }
  }

  within({ delivered, items }: PagePoint): Progress {
    const { outcome, pages } = this.state
    return {
      outcome: outcome === 'deadline' ? outcome : 'running',
      pages,
      items,
      resumeToken: () => {
        const rest = this.#restWithin(delivered)
        return delivered ? rest?.text : rest?.textUnlessBeginning
      },
      trail: undefined,
    }
  }

  /** What is left behind the page delivered last. */
  #rest(): Rest | undefined {
    const { plan, outcome, arrival, behind, pieces, memo } = this.state
    if (outcome === 'complete') return undefined
    if (!arrival) {
      const { pieces: begun } = plan
      return begun ? restOf(plan, begun.pieces, () => begun.memo) : plan.start
    }
    return behind
      ? behind.position
      : restOf(
          plan,
          pieces.filter(({ isDone }) => !isDone),
          memo,
        )
  }

  /** What is left within that page: after `delivered`, or from its start. */
  #restWithin(delivered: Delivered | undefined): Rest | undefined {
    const { plan, arrival, behind, pieces, memo } = this.state
    if (!arrival) return this.#rest()
    const position = delivered ? positionWithin(arrival, delivered) : arrival.start
    if (behind) return position
    return restOf(
      plan,
      pieces.map(({ bounds, position: own, isCurrent }) => ({
        bounds,
        position: isCurrent ? position : own,
      })),
      memo,
    )
  }
}

/** The text is written when someone reads it: few are ever read. */
function restOf(
  { rule }: WalkPlan,
  pieces: readonly SavedPiece[],
  memo: MarkState['memo'],
): Rest | undefined {
  if (pieces.length === 0) return undefined
  const saved = savedPieces(rule, pieces, memo)
  return {
    get text() {
      return saved.text
    },
    get textUnlessBeginning() {
      return saved.text
    },
  }
}
