import { base64Of, isBytes, isDate } from '../../../values/index.js'
import { isoText } from './iso-text.js'
import { compactJson } from './json-text.js'

/** Returns a value as the AWS CLI writes it in text and tables: as Python writes it, so null is `None`. */
export function scalarText(value: unknown): string {
  if (typeof value === 'string') return value
  if (value === null || value === undefined) return 'None'
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  return cellText(value)
}

/** Returns a value as a cell of CSV, TSV and a terminal's table: nothing for null, JSON for a list or an object. */
export function cellText(value: unknown): string {
  if (typeof value === 'string') return value
  if (value === null || value === undefined) return ''
  if (typeof value !== 'object') return String(value)
  if (isDate(value)) return isoText(value)
  return isBytes(value) ? base64Of(value) : compactJson(value)
}

/** Whether a value is neither a list nor an object. */
export function isScalar(value: unknown): boolean {
  return typeof value !== 'object' || value === null || isDate(value) || isBytes(value)
}
