import { isError } from './checks/index.js'

/** What a thrown value says. */
export function messageOf(thrown: unknown): string {
  return isError(thrown) ? thrown.message : String(thrown)
}
