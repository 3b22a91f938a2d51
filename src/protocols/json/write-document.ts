/** Writes a value without a shape, like `JSON.stringify`, but also a bigint: its digits. */
export function writeDocument(value: unknown): string {
  if (typeof value === 'bigint') return value.toString()
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  if ('toJSON' in value && typeof value.toJSON === 'function') return JSON.stringify(value) ?? 'null'
  if (Array.isArray(value)) return `[${value.map(writeDocument).join(',')}]`
  const entries = Object.entries(value).filter(([, item]) => item !== undefined)
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${writeDocument(item)}`).join(',')}}`
}
