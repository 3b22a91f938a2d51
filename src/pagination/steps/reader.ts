/**
 * A value, and the place behind it: where a listing continues if everything up to this value was delivered.
 *
 * @example
 * // the second batch of three topics; `place` is behind its last topic
 * { value: [{ TopicArn: '…:d' }, { TopicArn: '…:e' }, { TopicArn: '…:f' }], place: ItemPlace }
 */
export interface Placed<Value, Place> {
  readonly value: Value
  readonly place: Place
}

export type Read<Value, Place> = Placed<Value, Place> | undefined

export type Reading<Value, Place> = Read<Value, Place> | Promise<Read<Value, Place>>

/** True if the value is not there yet. To wait for one that is there would cost each item a turn. */
export function isPending<Value, Place>(
  reading: Reading<Value, Place>,
): reading is Promise<Read<Value, Place>> {
  return reading !== undefined && 'then' in reading
}

/** Reads values one after another, as far ahead of their consumer as it needs them. */
export interface Reader<Value, Place> {
  /**
   * Returns the next value; undefined at the end. It is called again only after it has ended. After an error, the next
   * call reads the same value again.
   */
  read(): Reading<Value, Place>
  /** Nothing more is wanted. Ends a `read` that is waiting, and aborts what is in flight. */
  stop(reason?: unknown): void
  /** True if reading again after this error cannot succeed, or nobody will. */
  isFinal(error: unknown): boolean
}

/** The part of a listing that a loop has delivered, and the part that its consumer has finished with. */
export interface Reached<Place> {
  /** Behind the value that was delivered last; undefined before the first. */
  readonly delivered: Place | undefined
  /** Behind the value before it: the last one may be why its consumer leaves the loop. */
  readonly finished: Place | undefined
}

/**
 * `running`: values may follow. `stopped`: the loop failed or was left. `ended`: everything was delivered, and the
 * consumer knows it.
 */
export type Phase = 'running' | 'stopped' | 'ended'

/** Where the values of a loop come from. It reports on the loop and saves its checkpoint, for any place. */
export interface Root<Value, Place, Receipt> extends Reader<Value, Place> {
  /** True once `stop` was called. */
  readonly isStopped: boolean
  /** True if nobody reads again after an error: then every error is final. */
  endsAtFailure: boolean
  /** Milliseconds until the loop must end; undefined if it has no deadline. */
  readonly timeLeft: (() => number) | undefined
  /** The consumer asked for more, so it has finished with everything up to `place`. */
  finished(place: Place): Promise<void>
  /** The consumer is about to learn that everything was delivered. */
  ended(): Promise<void>
  /** The latest read failed, and the loop is about to throw its error. */
  failed(): Promise<void>
  /** The loop ends early. */
  interrupted(outcome: 'aborted' | 'deadline', reached: Reached<Place>): Promise<void>
  /** The consumer left the loop. */
  left(reached: Reached<Place>): Promise<void>
  /** The error of a loop that a signal ended. */
  abortError(reason: unknown): Error
  save(place: Place | undefined): Promise<void>
  resumeToken(place: Place | undefined, phase: Phase): string | undefined
  receipt(place: Place | undefined, phase: Phase): Receipt
}
