/**
 * Returns a rate that grows with time as in CUBIC (RFC 9438): fast towards the peak, slowly around it, then faster and
 * faster. `sincePeak` is in milliseconds and negative while the rate recovers from a cut. `growth` is the share of the peak
 * that is gained in the first second beyond it; a share works for one request per two seconds and for a thousand per
 * second.
 */
export function growingRate(
  peak: number,
  { growth, sincePeak }: { growth: number; sincePeak: number },
): number {
  return peak * (1 + growth * (sincePeak / 1000) ** 3)
}

/** Returns the milliseconds until a rate that was cut to a share of its peak is back at the peak. */
export function recoveryTime(share: number, growth: number): number {
  return 1000 * Math.cbrt((1 - share) / growth)
}
