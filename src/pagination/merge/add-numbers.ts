/** The sum of two whole or broken numbers, no digit lost; undefined where one of the values is no number. */
export function addNumbers(one: unknown, other: unknown): number | bigint | undefined {
  if (typeof one === 'number' && typeof other === 'number') return one + other
  return isWhole(one) && isWhole(other) ? BigInt(one) + BigInt(other) : undefined
}

function isWhole(value: unknown): value is number | bigint {
  return typeof value === 'bigint' || Number.isInteger(value)
}
