/** What is left of a rate that was too much. */
export const shareAfterThrottle = 0.7

/** How quickly a rate comes back, and goes beyond: in a second to the third, as a share of the rate. */
const growth = 0.003

/** Milliseconds until a lessened rate is what it was. */
export const recoveryTime = 1000 * Math.cbrt((1 - shareAfterThrottle) / growth)

/**
 * A rate by the time since it was to be back at its peak, negative before: quickly near it, long about it, then ever
 * faster beyond. The growth is a share of the peak, so that it suits one request in two seconds as well as a thousand
 * in one; a quota that was raised tenfold is found in a quarter of a minute.
 */
export function recoveringRate(peak: number, sincePeak: number): number {
  return peak * (1 + growth * (sincePeak / 1000) ** 3)
}
