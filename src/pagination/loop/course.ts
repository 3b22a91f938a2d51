import { type Delivered, hasNoItems } from '../page/index.js'
import type { WalkPlan } from '../plan/index.js'
import type { Position } from '../token/index.js'
import { behindSought } from './behind-sought.js'
import { type NextStep, nextStep } from './next-step.js'
import { hasGrown, type RereadPage, rereadPage } from './reread-page.js'
import { TokenCycle } from './token-cycle.js'

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
  /** The page before, where its own token came with it: it is asked for once more. */
  #reread: RereadPage | undefined

  constructor(private readonly plan: WalkPlan) {
    const { start } = plan
    this.#cycle = new TokenCycle(start.at(start.tokens).key)
  }

  /** Goes on from here; what came before does not matter any more. */
  restart(start: Position): void {
    this.#cycle = new TokenCycle(start.at(start.tokens).key)
  }

  /** Where `page`, which is at `position`, is new. */
  behind(position: Position, page: object): Position {
    const { rule } = this.plan
    if (this.#reread?.position !== position) return behindSought(rule, position, page)
    return hasGrown(rule, this.#reread, page) ? position : position.at(position.tokens)
  }

  /** Takes the page at `position`; `carried` is what was delivered of the next one already. */
  after(page: object, position: Position, carried: Delivered | undefined): Move {
    const step = nextStep(this.plan.rule, page, position, this.plan.input)
    if (step.kind !== 'page') return { kind: step.kind, next: this.#again(page, position, step.kind) }
    const next = carried ? step.next.after(carried) : step.next
    return { kind: this.#cycle.closes(next.key) ? 'cycle' : 'page', next }
  }

  /** The page at `position` once more. What it held is not delivered again by a listing that waits for more. */
  #again(page: object, position: Position, kind: NextStep['kind']): Position {
    const { rule, pollInterval } = this.plan
    const start = position.at(position.tokens)
    const waits = kind === 'repeated' && pollInterval !== undefined && !hasNoItems(rule, page)
    this.#reread = waits ? rereadPage(rule, page, start) : undefined
    return this.#reread?.position ?? start
  }
}
