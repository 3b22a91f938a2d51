const narrowest = 60
/** Longer lines are hard to read. */
const widest = 110
const widestLeft = 30

/** The width of help on a terminal of so many columns. */
export function widthOf(columns: number): number {
  return Math.min(widest, Math.max(narrowest, columns))
}

/** A title and its lines, indented. Empty without lines. */
export function section(title: string, lines: readonly string[]): string {
  return lines.length === 0
    ? ''
    : `${title}\n${lines.map((line) => (line === '' ? '\n' : `  ${line}\n`)).join('')}`
}

/**
 * Names and what they mean, side by side. What does not fit is continued below itself; behind a long name, on the next
 * line.
 */
export function twoColumns(
  rows: readonly (readonly [name: string, text: string])[],
  width: number,
): string[] {
  const left = Math.min(widestLeft, Math.max(0, ...rows.map(([name]) => name.length))) + 2
  return rows.flatMap(([name, text]) => {
    const lines = wrap(text, width - left - 2)
    const head = name.length + 2 > left ? [name] : []
    const first = head.length > 0 ? '' : name
    const body = lines.map((line, index) => `${(index === 0 ? first : '').padEnd(left)}${line}`.trimEnd())
    return [...head, ...(lines.length > 0 ? body : head.length > 0 ? [] : [name])]
  })
}

/** Breaks a text between words. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= width)
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines.filter((line) => line !== '')
}
