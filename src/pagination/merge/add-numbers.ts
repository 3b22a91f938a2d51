/** The sum of two numbers, without losing digits of a bigint; undefined if one of the values is not a number. */
export function addNumbers(one: unknown, other: unknown): number | bigint | undefined {
  if (typeof one === 'number' && typeof other === 'number') return one + other
  return isWhole(one) && isWhole(other) ? BigInt(one) + BigInt(other) : undefined
}

function isWhole(value: unknown): value is number | bigint {
  return typeof value === 'bigint' || Number.isInteger(value)
}
