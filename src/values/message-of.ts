import { isError } from './checks/index.js'

/** The message of a thrown value. */
export function messageOf(thrown: unknown): string {
  return isError(thrown) ? thrown.message : String(thrown)
}
