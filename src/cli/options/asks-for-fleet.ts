import type { OwnOptions } from './option-table.js'

/** Whether the options ask for several regions or accounts. */
export function asksForFleet({ regions, profiles, accounts, role }: OwnOptions): boolean {
  return [regions, profiles, accounts, role].some((option) => option !== undefined)
}
