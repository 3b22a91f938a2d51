import { isBytes, isDate } from '../../values/index.js'

/** Services say "no more" in many ways; these are the values that Python, and so boto3, takes for false. */
export function isAbsent(token: unknown): boolean {
  if (!token) return true
  if (Array.isArray(token) || isBytes(token)) return token.length === 0
  return typeof token === 'object' && !isDate(token) && Object.keys(token).length === 0
}
