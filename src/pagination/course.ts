import type { Delivered } from './delivered.js'
import { type NextStep, nextStep } from './next-step.js'
import type { Position } from './position.js'
import { TokenCycle } from './token-cycle.js'
import type { WalkPlan } from './walk-plan.js'

/** Where a listing goes after a page. */
export interface Move {
  /** `cycle`: to a page that it came from. */
  readonly kind: NextStep['kind'] | 'cycle'
  /** The next page; the same one again unless a token leads on. */
  readonly next: Position
}

/** The tokens that a listing goes by. */
export class Course {
  #cycle: TokenCycle

  constructor(private readonly plan: WalkPlan) {
    const { start } = plan
    this.#cycle = new TokenCycle(start.at(start.tokens).key)
  }

  /** Goes on from here; what came before does not matter any more. */
  restart(start: Position): void {
    this.#cycle = new TokenCycle(start.at(start.tokens).key)
  }

  /** Takes the page at `position`; `carried` is what was delivered of the next one already. */
  after(page: object, position: Position, carried: Delivered | undefined): Move {
    const step = nextStep(this.plan.rule, page, position, this.plan.input)
    if (step.kind !== 'page') return { kind: step.kind, next: position.at(position.tokens) }
    const next = carried ? step.next.after(carried) : step.next
    return { kind: this.#cycle.closes(next.key) ? 'cycle' : 'page', next }
  }
}
