/**
 * A rate that grows with time, after CUBIC (RFC 9438): `sincePeak` is negative while the rate recovers from a cut. It
 * comes near the peak fast, stays around it, then grows faster and faster. `growth` is the share of the peak that is
 * gained in the first second beyond it; a share suits one request in two seconds as well as a thousand in one.
 */
export function growingRate(
  peak: number,
  { growth, sincePeak }: { growth: number; sincePeak: number },
): number {
  return peak * (1 + growth * (sincePeak / 1000) ** 3)
}

/** Milliseconds until a rate that was cut to a share of its peak is back at the peak. */
export function recoveryTime(share: number, growth: number): number {
  return 1000 * Math.cbrt((1 - share) / growth)
}
