import type { WorkSlot } from '../../pace/index.js'

/** How many jobs may be away for each place at work: each of them is open and needs memory. */
const awayForEach = 8

/** The places at work. Jobs that come back from a wait go before new ones. */
export class Slots {
  #held = 0
  #away = 0
  readonly #coming = new Set<() => void>()

  constructor(
    private readonly size: number,
    /** Called when a new job can begin. */
    private readonly onFree: () => void,
  ) {}

  get hasFree(): boolean {
    return this.#held < this.size && this.#coming.size === 0
  }

  /** A place for a new job, if one `hasFree`. */
  open(): JobSlot {
    this.#held++
    return new JobSlot({
      leave: () => this.#leave(),
      enter: (entered) => this.#enter(entered),
      withdraw: (entered) => this.#coming.delete(entered),
      end: (isHeld) => this.#end(isHeld),
    })
  }

  /** Whether one more job may be away. */
  #leave(): boolean {
    if (this.#away >= this.size * awayForEach) return false
    this.#away++
    this.#held--
    this.#serve()
    return true
  }

  /** True if there is a place at once; otherwise `entered` is called when there is one. */
  #enter(entered: () => void): boolean {
    if (this.hasFree) {
      this.#away--
      this.#held++
      return true
    }
    this.#coming.add(entered)
    return false
  }

  #end(isHeld: boolean): void {
    if (isHeld) this.#held--
    else this.#away--
    this.#serve()
  }

  #serve(): void {
    for (const entered of this.#coming) {
      if (this.#held >= this.size) return
      this.#coming.delete(entered)
      this.#away--
      this.#held++
      entered()
    }
    if (this.hasFree) this.onFree()
  }
}

/** What the place of a job asks of all places. */
interface Places {
  leave(): boolean
  enter(entered: () => void): boolean
  withdraw(entered: () => void): void
  end(isHeld: boolean): void
}

/** The place of one job. */
export class JobSlot implements WorkSlot {
  #isHeld = true
  #isClosed = false
  /** Ends the wait for a place. */
  #stopWaiting: (() => void) | undefined
  #waiting: Promise<void> | undefined

  constructor(private readonly places: Places) {}

  giveAway(): void {
    if (this.#isHeld && !this.#isClosed && this.places.leave()) this.#isHeld = false
  }

  takeBack(signal: AbortSignal | undefined): Promise<void> | undefined {
    if (this.#isHeld || this.#isClosed || signal?.aborted) return undefined
    this.#waiting ??= this.#wait(signal)
    return this.#waiting
  }

  /** The job has ended. */
  close(): void {
    if (this.#isClosed) return
    this.#isClosed = true
    this.#stopWaiting?.()
    this.places.end(this.#isHeld)
  }

  /** After an abort nothing is sent any more, so no place is needed. */
  #wait(signal: AbortSignal | undefined): Promise<void> | undefined {
    let resolve = () => {}
    const entered = () => {
      this.#isHeld = true
      end()
    }
    const stop = () => {
      this.places.withdraw(entered)
      end()
    }
    const end = () => {
      this.#stopWaiting = undefined
      this.#waiting = undefined
      signal?.removeEventListener('abort', stop)
      resolve()
    }
    if (this.places.enter(entered)) {
      this.#isHeld = true
      return undefined
    }
    const waiting = new Promise<void>((resolved) => {
      resolve = resolved
    })
    this.#stopWaiting = stop
    signal?.addEventListener('abort', stop)
    return waiting
  }
}
