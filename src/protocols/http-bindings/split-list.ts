/**
 * Splits a list in a header: commas separate the elements, and an element with a comma is quoted (RFC 9110, section
 * 5.6.1). An HTTP date contains a comma and is never quoted: with `commasPerElement` 2, every second comma is a
 * separator.
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

/** The index of the quote that closes the one at `open`; `open` if there is none. */
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
