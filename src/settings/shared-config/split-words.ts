/**
 * Splits a text into words as a POSIX shell does; undefined if a quotation or an escape has no end. boto3 reads
 * section names (`[profile "my team"]`) and `credential_process` so, with Python's `shlex.split`.
 *
 * @example splitWords(`tool --name "my team" it\\'s`) // ['tool', '--name', 'my team', "it's"]
 */
export function splitWords(text: string): string[] | undefined {
  const words: string[] = []
  let word: string | undefined
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at)
    if (/[ \t\r\n]/.test(character)) {
      if (word !== undefined) words.push(word)
      word = undefined
    } else if (character === "'" || character === '"') {
      const quoted = readQuoted(text, at)
      if (!quoted) return undefined
      word = (word ?? '') + quoted.content
      at = quoted.end
    } else if (character === '\\') {
      if (++at === text.length) return undefined
      word = (word ?? '') + text.charAt(at)
    } else {
      word = (word ?? '') + character
    }
  }
  if (word !== undefined) words.push(word)
  return words
}

/** Between double quotes a backslash escapes `"` and `\`; between single quotes it escapes nothing. */
function readQuoted(text: string, start: number): { content: string; end: number } | undefined {
  const quote = text.charAt(start)
  let content = ''
  for (let at = start + 1; at < text.length; at++) {
    const character = text.charAt(at)
    if (character === quote) return { content, end: at }
    const next = text.charAt(at + 1)
    const escapes = quote === '"' && character === '\\' && (next === '"' || next === '\\')
    content += escapes ? next : character
    if (escapes) at++
  }
  return undefined
}
