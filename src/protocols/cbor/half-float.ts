const SIGN = 0x8000
const LARGEST_EXPONENT = 0x1f
const HIDDEN_BIT = 0x400

/** Reads IEEE 754's binary16: a sign, five bits of exponent, ten of fraction. The sign of zero is dropped. */
export function halfFloat(bits: number): number {
  const exponent = (bits >> 10) & LARGEST_EXPONENT
  const fraction = bits & (HIDDEN_BIT - 1)
  const magnitude = magnitudeOf(exponent, fraction)
  return (bits & SIGN) === 0 ? magnitude : 0 - magnitude
}

function magnitudeOf(exponent: number, fraction: number): number {
  if (exponent === 0) return fraction * 2 ** -24
  if (exponent < LARGEST_EXPONENT) return (HIDDEN_BIT + fraction) * 2 ** (exponent - 25)
  return fraction === 0 ? Number.POSITIVE_INFINITY : Number.NaN
}
