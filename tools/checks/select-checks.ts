import { buildCheck, type Check } from './check-table.js'

/**
 * The checks of those names in the table's order, and the build if one of them needs it; all of them for no names.
 * `problem` says which names are not in the table.
 */
export function selectChecks(
  checks: readonly Check[],
  names: readonly string[],
): { readonly checks: readonly Check[] } | { readonly problem: string } {
  const unknown = names.filter((name) => !checks.some((check) => check.name === name))
  if (unknown.length > 0) {
    const known = checks.map(({ name }) => name).join(', ')
    return { problem: `no check is named ${unknown.join(', ')}; the names are ${known}` }
  }
  if (names.length === 0) return { checks }
  const wanted = new Set(names)
  const needsBuild = checks.some((check) => wanted.has(check.name) && check.needsBuild)
  return {
    checks: checks.filter(
      (check) => wanted.has(check.name) || (needsBuild && check.name === buildCheck.name),
    ),
  }
}
