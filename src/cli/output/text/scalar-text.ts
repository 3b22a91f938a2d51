import { base64Of, isBytes, isDate, writeJson } from '../../../values/index.js'
import { isoText } from './iso-text.js'
import { compactJson } from './json-text.js'

/** Returns a value as the AWS CLI writes it in text and tables: as Python does, so null is `None`. */
export function scalarText(value: unknown): string {
  if (typeof value === 'string') return value
  if (value === null || value === undefined) return 'None'
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  if (typeof value !== 'object') return String(value)
  if (isDate(value)) return isoText(value)
  return isBytes(value) ? base64Of(value) : compactJson(value)
}

/** Returns a value as a cell, as CSV does: nothing for null, JSON for a list or an object. */
export function cellText(value: unknown): string {
  if (typeof value === 'string') return value
  if (value === null || value === undefined) return ''
  if (typeof value !== 'object') return String(value)
  if (isDate(value)) return Number.isNaN(value.getTime()) ? '' : value.toISOString()
  return isBytes(value) ? base64Of(value) : writeJson(value)
}

/** Whether a value is neither a list nor an object. */
export function isScalar(value: unknown): boolean {
  return typeof value !== 'object' || value === null || isDate(value) || isBytes(value)
}
