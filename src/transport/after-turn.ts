import type { Pace } from './contract/index.js'

/** The pace of a call whose first attempt has waited for it already: only further attempts wait. */
export function afterTurn(pace: Pace): Pace {
  let isFirst = true
  return {
    admit: (signal) => {
      if (!isFirst) return pace.admit(signal)
      isFirst = false
      return undefined
    },
    learn: (outcome) => pace.learn(outcome),
  }
}
