const columns = 110

/** JSON in the formatter's style: indented, a list of scalars on one line if it fits. */
export function formatJson(value: unknown): string {
  const text = JSON.stringify(value, undefined, 2)
  const joined = text.replace(
    /^( *(?:"[^"]*": )?)\[\s+([^[\]{}]*?)\s+\](,?)$/gm,
    (whole, before, items, after) => {
      const line = `${before}[${String(items).replace(/\s*\n\s*/g, ' ')}]${after}`
      return line.length > columns ? whole : line
    },
  )
  return `${joined}\n`
}
