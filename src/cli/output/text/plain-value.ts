import { base64Of, isBytes, isDate, setOwn } from '../../../values/index.js'
import { isoText } from './iso-text.js'

/**
 * Returns the value as JSON shows it: times and bytes are texts. `--query` sees these values, as in the AWS CLI, so that a
 * time can be compared with a text (`[?StartTime >= '2024-01-01']`). A bigint stays one.
 */
export function plainValue(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(plainValue)
  if (isDate(value)) return isoText(value)
  if (isBytes(value)) return base64Of(value)
  const plain: Record<string, unknown> = {}
  for (const [name, member] of Object.entries(value)) setOwn(plain, name, plainValue(member))
  return plain
}
