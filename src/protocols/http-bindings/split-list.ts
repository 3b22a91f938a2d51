/**
 * The elements of a list in one header: separated by commas, quoted where they hold one (RFC 9110, section 5.6.1).
 * An HTTP date holds a comma and is never quoted: `commasPerElement` 2 takes every second comma as a separator.
 */
export function splitList(text: string, commasPerElement: 1 | 2): string[] {
  if (text.trim() === '') return []
  const elements: string[] = []
  let start = 0
  let commas = 0
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '"' && text.slice(start, i).trim() === '') i = endOfQuoted(text, i)
    else if (text[i] === ',' && ++commas % commasPerElement === 0) {
      elements.push(text.slice(start, i))
      start = i + 1
    }
  }
  elements.push(text.slice(start))
  return elements.map(unquote)
}

/** The index of the quote that closes the one at `open`; `open` itself where none does. */
function endOfQuoted(text: string, open: number): number {
  for (let i = open + 1; i < text.length; i++) {
    if (text[i] === '\\') i++
    else if (text[i] === '"') return i
  }
  return open
}

function unquote(element: string): string {
  const text = element.trim()
  const isQuoted = text.length > 1 && text.startsWith('"') && text.endsWith('"')
  return isQuoted ? text.slice(1, -1).replace(/\\(.)/g, '$1') : text
}
