import { platform } from '../../platform/index.js'
import { type SharedSignal, shareSignal } from '../../values/index.js'
import { isPending, type Read, type Reader } from './reader.js'

/** What a function of `map` gets beside the item. */
export interface MapContext {
  /** Aborted when the loop is left, fails or is aborted. Pass it on to what the function calls. */
  readonly signal: AbortSignal
}

export type MapFunction<Value, Result> = (value: Value, context: MapContext) => Result | PromiseLike<Result>

interface MapPlan<Value, Result> {
  readonly fn: MapFunction<Value, Result>
  readonly concurrency: number
  /** The signals that end the loop. */
  readonly signals: readonly AbortSignal[]
}

type Settled<Result> = { readonly value: Result } | { readonly error: unknown }

/** A call of the function whose result was not read yet. */
interface Call<Result, Place> {
  readonly place: Place
  /** Never rejects. */
  readonly settled: Promise<Settled<Result>>
}

/**
 * Reads the results of a function in the order of its values. It calls the function for at most `concurrency` values
 * whose results the consumer has not finished with, so it reads on only as results are taken.
 */
export class MapReader<Value, Result, Place> implements Reader<Result, Place> {
  readonly #calls: Call<Result, Place>[] = []
  readonly #abort = new AbortController()
  /** The caller's signals, while anything listens to them. */
  #shared: { readonly signals: readonly SharedSignal[]; readonly onAbort: () => void } | undefined
  /** A read of the source that has not ended; it never rejects. */
  #reading: Promise<void> | undefined
  /** An error of the source, thrown after the results before it. */
  #failure: { readonly error: unknown } | undefined
  /** 1 while the consumer works on a result, which counts as one of the calls. */
  #inHand = 0
  #isAtEnd = false
  #hasFailed = false
  /** Ends the `read` that is waiting. */
  #wake: (() => void) | undefined

  constructor(
    private readonly source: Reader<Value, Place>,
    private readonly plan: MapPlan<Value, Result>,
  ) {}

  async read(): Promise<Read<Result, Place>> {
    if (!this.#isStopped) this.#listen()
    this.#inHand = 0
    this.#fill()
    while (this.#calls.length === 0 && this.#reading && !this.#isStopped) await this.#orStopped(this.#reading)
    if (this.#isStopped) return undefined
    const [call] = this.#calls
    if (!call) return this.#endOrThrow()
    const settled = await this.#orStopped(call.settled)
    if (!settled || this.#isStopped) return undefined
    this.#calls.shift()
    if ('error' in settled) {
      this.stop(settled.error)
      throw settled.error
    }
    this.#inHand = 1
    return { value: settled.value, place: call.place }
  }

  stop(reason?: unknown): void {
    if (this.#isStopped) return
    this.#stopListening()
    this.#abort.abort(reason)
    this.#wake?.()
    this.source.stop(reason)
  }

  isFinal(error: unknown): boolean {
    return this.#isStopped || this.source.isFinal(error)
  }

  get #isStopped(): boolean {
    return this.#abort.signal.aborted
  }

  #endOrThrow(): undefined {
    const failure = this.#failure
    this.#failure = undefined
    // No call is in flight. The consumer may never come back.
    this.#stopListening()
    if (failure) throw failure.error
  }

  /** Calls the function for as many values as it may. */
  #fill(): void {
    while (this.#mayRead) {
      const reading = this.source.read()
      if (isPending(reading)) this.#reading = this.#await(reading)
      else this.#begin(reading)
    }
  }

  get #mayRead(): boolean {
    const isOver = this.#isAtEnd || this.#hasFailed || this.#isStopped || this.#failure !== undefined
    return !isOver && !this.#reading && this.#calls.length + this.#inHand < this.plan.concurrency
  }

  async #await(reading: Promise<Read<Value, Place>>): Promise<void> {
    try {
      this.#begin(await reading)
    } catch (error) {
      this.#failure = { error }
    }
    this.#reading = undefined
    this.#fill()
  }

  #begin(next: Read<Value, Place>): void {
    if (!next) this.#isAtEnd = true
    else if (!this.#hasFailed && !this.#isStopped)
      this.#calls.push({ place: next.place, settled: this.#call(next.value) })
  }

  async #call(value: Value): Promise<Settled<Result>> {
    try {
      return { value: await this.plan.fn(value, { signal: this.#abort.signal }) }
    } catch (error) {
      this.#hasFailed = true
      return { error }
    }
  }

  /** What the promise resolves to; undefined if the loop is stopped first. */
  #orStopped<Value>(promise: Promise<Value>): Promise<Value | undefined> {
    return new Promise((resolve, reject) => {
      this.#wake = () => resolve(undefined)
      promise.then(resolve, reject)
    })
  }

  #listen(): void {
    if (this.#shared) return
    platform.allowListeners(this.#abort.signal)
    const signals = this.plan.signals.map(shareSignal)
    const onAbort = () => this.stop(signals.find(({ signal }) => signal.aborted)?.signal.reason)
    this.#shared = { signals, onAbort }
    for (const { signal } of signals) signal.addEventListener('abort', onAbort)
    if (signals.some(({ signal }) => signal.aborted)) onAbort()
  }

  #stopListening(): void {
    const shared = this.#shared
    this.#shared = undefined
    for (const { signal, release } of shared?.signals ?? []) {
      if (shared) signal.removeEventListener('abort', shared.onAbort)
      release()
    }
  }
}
