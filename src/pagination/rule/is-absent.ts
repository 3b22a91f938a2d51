import { isBytes, isDate } from '../../values/index.js'

/**
 * True if a token or flag means "no more". Services say it in many ways; these are the values that are false in Python,
 * and so in boto3.
 */
export function isAbsent(token: unknown): boolean {
  if (!token) return true
  if (Array.isArray(token) || isBytes(token)) return token.length === 0
  return typeof token === 'object' && !isDate(token) && Object.keys(token).length === 0
}
