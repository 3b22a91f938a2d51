/** Values beyond these are not listed. */
const most = 5
const longest = 200

/** What a waiter saw, in words: `"pending" (2 of 3), "running" (1 of 3)`. */
export function seenText(seen: unknown): string {
  if (seen === undefined || seen === null) return 'absent'
  if (!Array.isArray(seen)) return shown(seen)
  if (seen.length === 0) return 'an empty list'
  const counts = new Map<string, number>()
  for (const element of seen) counts.set(shown(element), (counts.get(shown(element)) ?? 0) + 1)
  const all = [...counts].map(([text, count]) =>
    counts.size === 1 ? text : `${text} (${count} of ${seen.length})`,
  )
  const more = all.length - most
  return [...all.slice(0, most), ...(more > 0 ? [`${more} more values`] : [])].join(', ')
}

function shown(value: unknown): string {
  const text = typeof value === 'bigint' ? String(value) : (JSON.stringify(value) ?? String(value))
  return text.length > longest ? `${text.slice(0, longest)}…` : text
}
