/** A value in which all bytes are of one type, since a blob may be passed as any of JavaScript's types of bytes. */
export function withSameBytes(value: unknown): unknown {
  if (value instanceof ArrayBuffer) return new Uint8Array(value)
  if (ArrayBuffer.isView(value)) return new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
  if (Array.isArray(value)) return value.map(withSameBytes)
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  const made = {}
  for (const [name, member] of Object.entries(value)) {
    Object.defineProperty(made, name, { value: withSameBytes(member), enumerable: true })
  }
  return made
}
