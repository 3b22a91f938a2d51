import { Serial } from '../timing/index.js'
import type { Phase, Placed, Read, Reader, Root } from './reader.js'

const done = { done: true, value: undefined } as const

/** One loop over what a reader makes of the values of a root. A value counts as delivered when its consumer gets it. */
export class SteppedLoop<Value, Place, Receipt> implements AsyncIterableIterator<Value, undefined> {
  readonly #serial = new Serial()
  /** Behind the value that was delivered last. */
  #delivered: Place | undefined
  /** Behind the value that the consumer has finished with. */
  #finished: Place | undefined
  #phase: Phase = 'running'
  /** True if nothing is delivered any more. */
  #isOver = false
  /** True once the deadline passed during a read. */
  #isLate = false

  constructor(
    private readonly root: Root<unknown, Place, Receipt>,
    private readonly reader: Reader<Value, Place>,
    private readonly signals: readonly AbortSignal[],
  ) {}

  get resumeToken(): string | undefined {
    return this.root.resumeToken(this.#delivered, this.#phase)
  }

  get receipt(): Receipt {
    return this.root.receipt(this.#delivered, this.#phase)
  }

  /** Nobody asks again after an error, so what was read before it is delivered first. */
  endAtFailure(): void {
    this.root.endsAtFailure = true
  }

  /** Saves the checkpoint; the value delivered last counts as finished. */
  save(): Promise<void> {
    return this.root.save(this.#delivered)
  }

  /** So that `for await` can continue with a loop after its `next()` failed. */
  [Symbol.asyncIterator](): this {
    return this
  }

  /** Concurrent calls are answered in order. */
  next(): Promise<IteratorResult<Value, undefined>> {
    return this.#serial.run(() => this.#advance())
  }

  /** Ends the loop; calls of `next()` that wait get the end. */
  async return(): Promise<IteratorResult<Value, undefined>> {
    if (this.#isOver) return done
    this.#isOver = true
    if (this.#phase === 'running') this.#phase = 'stopped'
    this.reader.stop()
    await this.root.left(this.#reached)
    return done
  }

  async #advance(): Promise<IteratorResult<Value, undefined>> {
    if (this.#isOver) return done
    if (this.#abortedBy) throw await this.#abort(this.#abortedBy)
    await this.#finish()
    const next = await this.#read()
    if (this.#isOver) return done
    if (this.#abortedBy) throw await this.#abort(this.#abortedBy)
    if (this.#isLate || (next && this.#isOverdue)) return this.#endAtDeadline()
    return next ? this.#deliver(next) : this.#end()
  }

  get #reached() {
    return { delivered: this.#delivered, finished: this.#finished }
  }

  get #abortedBy(): AbortSignal | undefined {
    return this.signals.find((signal) => signal.aborted)
  }

  get #isOverdue(): boolean {
    const { timeLeft } = this.root
    return timeLeft !== undefined && timeLeft() <= 0
  }

  /** The consumer asks for more, so it has finished with what it got. */
  async #finish(): Promise<void> {
    if (this.#delivered === this.#finished || this.#delivered === undefined) return
    await this.root.finished(this.#delivered)
    this.#finished = this.#delivered
  }

  async #read(): Promise<Read<Value, Place>> {
    const stopTimer = this.#startTimer()
    try {
      return await this.reader.read()
    } catch (error) {
      if (!this.#isOver && !this.#abortedBy && !this.#isLate) await this.#fail(error)
      return undefined
    } finally {
      stopTimer()
    }
  }

  /** At the deadline, a read ends that waits for something else than a page. */
  #startTimer(): () => void {
    const left = this.root.timeLeft?.()
    if (left === undefined) return () => {}
    const expire = () => {
      this.#isLate = true
      this.reader.stop()
    }
    // A longer timer would fire at once (https://nodejs.org/api/timers.html#settimeoutcallback-delay-args).
    const timer = setTimeout(expire, Math.min(Math.max(0, left), 2 ** 31 - 1))
    return () => clearTimeout(timer)
  }

  /** Throws the error. A reader that has stopped cannot be asked again. */
  async #fail(error: unknown): Promise<never> {
    this.#phase = 'stopped'
    if (this.root.isStopped) {
      this.#isOver = true
      this.reader.stop(error)
      await this.root.interrupted('aborted', this.#reached)
    } else await this.root.failed()
    throw error
  }

  async #abort({ reason }: AbortSignal): Promise<Error> {
    this.#phase = 'stopped'
    this.reader.stop(reason)
    await this.root.interrupted('aborted', this.#reached)
    return this.root.abortError(reason)
  }

  async #endAtDeadline(): Promise<IteratorResult<Value, undefined>> {
    this.#isOver = true
    this.#phase = 'stopped'
    this.reader.stop()
    await this.root.interrupted('deadline', this.#reached)
    return done
  }

  async #end(): Promise<IteratorResult<Value, undefined>> {
    await this.root.ended()
    this.#isOver = true
    this.#phase = 'ended'
    this.reader.stop()
    return done
  }

  #deliver({ value, place }: Placed<Value, Place>): IteratorResult<Value, undefined> {
    this.#delivered = place
    this.#phase = 'running'
    return { done: false, value }
  }
}

/** Says that nobody asks a loop again after an error: a batch that it cuts short is then delivered before the error. */
export function endAtFailure(loop: object): void {
  if (loop instanceof SteppedLoop) loop.endAtFailure()
}
