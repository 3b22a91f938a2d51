import { isError } from './checks/index.js'

/** The message of a thrown value. Never throws. */
export function messageOf(thrown: unknown): string {
  if (isError(thrown)) return thrown.message
  try {
    return String(thrown)
  } catch {
    // Such as an object without a prototype.
    return 'an object that has no text'
  }
}
