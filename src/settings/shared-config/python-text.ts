/** White space by Python's `str.isspace`; JavaScript's `\s` differs in six characters. */
const space = '\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000'
const separators = '\\x1c-\\x1e\\x85\\u2028\\u2029'
const lineEnd = new RegExp(`\\r\\n|[\\n-\\r${separators}]`)
const leading = new RegExp(`^[${space}]+`)
const trailing = new RegExp(`[${space}]$`)

/** Python's `str.strip`. */
export function strip(text: string): string {
  return stripEnd(text.slice(indentOf(text)))
}

/**
 * Python's `str.rstrip`. A loop, because a regular expression takes quadratic time if there are many inner
 * spaces.
 */
export function stripEnd(text: string): string {
  let end = text.length
  while (end > 0 && trailing.test(text.charAt(end - 1))) end--
  return text.slice(0, end)
}

/** Number of white-space characters at the beginning. */
export function indentOf(text: string): number {
  return leading.exec(text)?.[0].length ?? 0
}

/** Splits lines as Python's `open` does. */
export function textLines(text: string): string[] {
  return text.split(/\r\n|\r|\n/)
}

/** Splits lines as Python's `str.splitlines` does. */
export function splitLines(text: string): string[] {
  return text.split(lineEnd)
}
