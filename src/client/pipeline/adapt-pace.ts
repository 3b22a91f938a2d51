import type { Pace } from '../../transport/index.js'

/** Changes the pace of one listing, for a caller that has to know when its requests wait. */
export type AdaptPace = (pace: Pace) => Pace

export function adaptedPace(
  pace: Pace | Promise<Pace> | undefined,
  adapt: AdaptPace | undefined,
): Pace | Promise<Pace> | undefined {
  if (!pace || !adapt) return pace
  return 'admit' in pace ? adapt(pace) : pace.then(adapt)
}
