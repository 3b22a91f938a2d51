import type { Pace } from '../transport/index.js'

/** One of a limited number of places at work. */
export interface WorkSlot {
  /** Gives the place to somebody else. Calling it again has no effect. */
  giveAway(): void
  /** undefined if the place is held. Otherwise resolves when it is held again, or when `signal` is aborted. */
  takeBack(signal: AbortSignal | undefined): Promise<void> | undefined
}

/**
 * A pace whose requests hold a place at work only while they are sent: not while they wait for their turn, and not after
 * a throttle, because a delay follows it.
 */
export function patientPace(pace: Pace, slot: WorkSlot): Pace {
  return {
    admit: (signal) => {
      const turn = pace.admit(signal)
      if (!turn) return slot.takeBack(signal)
      slot.giveAway()
      return turn.then(() => slot.takeBack(signal))
    },
    learn: (outcome) => {
      pace.learn(outcome)
      if (outcome.wasThrottled) slot.giveAway()
    },
  }
}
