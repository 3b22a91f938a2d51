/**
 * A doc comment of several lines, with a line break after it. What would end the comment, or begin a tag, is escaped.
 *
 * @example
 * docComment(['Lists topics.', '', '@see nobody'], '\t')
 * // /**
 * //  * Lists topics.
 * //  *
 * //  * \@see nobody
 * //  * /
 */
export function docComment(lines: readonly string[], indent: string): string {
  if (lines.length === 0) return ''
  const inner = lines.map((line) => `${indent} * ${safe(line)}`.trimEnd())
  return `${indent}/**\n${inner.join('\n')}\n${indent} */\n`
}

/** `@deprecated` alone on its line is ours. TypeScript reads a tag wherever an `@` follows white space. */
function safe(line: string): string {
  if (line === '@deprecated') return line
  return line.replaceAll('*/', '*\\/').replace(/(?<=^|[\s{])@/g, '\\@')
}

/** A text, a line of facts, and a tag, which must be on a line of its own. */
export function paragraphs(text: readonly string[], facts: string, tag: string): readonly string[] {
  return [...text, ...(facts ? ['', facts] : []), ...(tag ? ['', tag] : [])]
}
