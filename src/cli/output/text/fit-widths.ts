/**
 * Returns widths that together need no more than `room`: only the widest columns get less, and all of them the same.
 *
 * @example fitWidths([4, 40, 20], 44) // [4, 20, 20]
 */
export function fitWidths(widths: readonly number[], room: number): readonly number[] {
  const ascending = [...widths].sort((a, b) => a - b)
  let left = room
  let columns = widths.length
  for (const width of ascending) {
    if (width * columns > left) break
    left -= width
    columns--
  }
  if (columns === 0) return widths
  const most = Math.max(1, Math.floor(left / columns))
  let spare = left - most * columns
  return widths.map((width) => {
    if (width <= most) return width
    if (spare <= 0) return most
    spare--
    return most + 1
  })
}
