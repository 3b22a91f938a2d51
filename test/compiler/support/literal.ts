/** A value as TypeScript writes it. `undefined` stays: a member that is there and undefined is not one left out. */
export function literal(value: unknown): string {
  if (value instanceof Date) return `new Date(${value.getTime()})`
  if (value instanceof Uint8Array) return `new Uint8Array([${value.join(', ')}])`
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`
  if (typeof value === 'bigint') return `${value}n`
  if (typeof value === 'number' || typeof value === 'boolean' || value == null) return String(value)
  if (typeof value === 'string') return JSON.stringify(value)
  if (isStreamedBody(value)) return 'streamedBody'
  const members = Object.entries(value).map(([name, member]) => `${JSON.stringify(name)}: ${literal(member)}`)
  return `{ ${members.join(', ')} }`
}

function isStreamedBody(value: object): boolean {
  return 'transformToByteArray' in value
}
