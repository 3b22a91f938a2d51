import type { WalkPlan } from '../plan/index.js'
import type { CompiledRule } from '../rule/index.js'
import type { Position } from '../token/index.js'
import { Trail } from '../trail/index.js'
import { type Remainder, Replay } from './replay.js'

/** How often one loop may go over the listing again: each time costs all the pages before. */
const mostReplays = 10

/** Whether a token may expire, and the listing be known again: an item's key is good for as long as its table. */
function canRecover({ inputTokens, isListed }: CompiledRule): boolean {
  return isListed && !inputTokens.some(({ isKey }) => isKey)
}

/**
 * Takes a listing up again whose token is refused: at its last item where the service starts by one, else from its
 * beginning, going over what was delivered.
 */
export class Recovery {
  readonly #plan: WalkPlan
  readonly #isOn: boolean
  #before: Trail
  #trail: Trail
  #replay: Replay | undefined
  #replays = 0
  #hasProgress = true

  constructor(plan: WalkPlan, trail = Trail.from(plan.rule, plan.start)) {
    this.#plan = plan
    this.#trail = trail
    this.#before = trail
    const isFollowed = plan.pollInterval !== undefined
    this.#isOn = plan.recovers && !isFollowed && canRecover(plan.rule)
  }

  /** What was delivered, the latest page included; undefined where nothing is kept of it. */
  get trail(): Trail | undefined {
    return this.#isOn ? this.#trail : undefined
  }

  /** The same in the middle of the latest page: `counts` of its items are delivered, by result key; else all. */
  within(counts: readonly (number | undefined)[]): Trail | undefined {
    return this.#isOn ? this.#before.within(this.#trail, counts) : undefined
  }

  /** Whether the loop goes over what was delivered before. */
  get isReplaying(): boolean {
    return this.#replay !== undefined
  }

  /** What was to be gone over, and was not there. */
  get missing(): number {
    return this.#replay?.missing ?? 0
  }

  /** Where the loop can go on without the token of `refused`; else why it cannot. */
  begin(refused: Position): Position | string {
    const { origin, hasItems } = this.#trail
    if (!this.#plan.recovers) return 'onExpiredToken is "error"'
    if (!this.#isOn) return 'this listing cannot be taken up again at its beginning'
    if (origin.key === refused.key) return 'no other way leads to the same place'
    if (!this.#hasProgress) return 'so was the token before, and no page came in between'
    if (hasItems && this.#replays === mostReplays)
      return `the listing was gone over ${mostReplays} times already`
    if (hasItems) this.#replays++
    this.#hasProgress = false
    this.#replay = hasItems ? new Replay(this.#plan.rule, this.#trail) : undefined
    return origin
  }

  /** The part of `page` that is new; undefined where nothing is, `'changed'` where it is another listing by now. */
  sift(page: object): Remainder | undefined | 'changed' {
    const fresh = this.#replay ? this.#replay.take(page) : { page, skipped: undefined }
    if (fresh !== 'changed' && this.#replay?.isDone) this.#replay = undefined
    return fresh
  }

  /** Notes a page that is to be delivered; before its consumer can change it. */
  note(page: object): void {
    this.#hasProgress = true
    if (!this.#isOn) return
    this.#before = this.#trail
    this.#trail = this.#trail.with(page, {
      input: this.#plan.input,
      everyItem: this.#plan.checkpoint !== undefined,
    })
  }
}
