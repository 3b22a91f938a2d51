import { wrap } from '../../help/index.js'

/** The last column is never narrower, so that a narrow terminal breaks the line instead. */
const LEAST_WIDTH = 24

/**
 * Rows under titles, in columns. On a terminal of `width` columns the last one continues below itself; without a width
 * every row is one line, as `grep` needs it.
 */
export function textTable(
  titles: readonly string[],
  rows: readonly (readonly string[])[],
  width: number | undefined,
): string {
  const all = [titles, ...rows]
  const last = titles.length - 1
  const widths = titles.map((_, column) => Math.max(...all.map((row) => (row[column] ?? '').length)))
  const left = widths.slice(0, last).reduce((sum, one) => sum + one + 2, 0)
  const room = width === undefined ? Number.POSITIVE_INFINITY : Math.max(LEAST_WIDTH, width - left)
  const lines = all.flatMap((row) => {
    const head = row
      .slice(0, last)
      .map((cell, column) => cell.padEnd((widths[column] ?? 0) + 2))
      .join('')
    const [first = '', ...more] = wrap(row[last] ?? '', room)
    return [`${head}${first}`.trimEnd(), ...more.map((line) => `${' '.repeat(left)}${line}`)]
  })
  return lines.map((line) => `${line}\n`).join('')
}
