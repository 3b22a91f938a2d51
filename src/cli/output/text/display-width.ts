import stringWidth from 'string-width'

/** Texts whose characters all take one column: nearly all of AWS's, and those that were cut. */
const narrow = /^[\x20-\x7e…─]*$/

/** Returns how many columns of a terminal a text takes: two for a wide character, none for a combining mark. */
export function displayWidth(text: string): number {
  return narrow.test(text) ? text.length : stringWidth(text)
}

/** Returns a text of at most `width` columns: a longer one is cut, which `…` shows. */
export function cutText(text: string, width: number): string {
  if (displayWidth(text) <= width) return text
  if (narrow.test(text)) return `${text.slice(0, width - 1)}…`
  const [start = ''] = splitText(text, width - 1)
  return displayWidth(start) < width ? `${start}…` : '…'
}

/** Returns a text in pieces of at most `width` columns. A character that is wider is a piece by itself. */
export function splitText(text: string, width: number): readonly string[] {
  const pieces: string[] = []
  let piece = ''
  let used = 0
  for (const character of charactersOf(text)) {
    const size = displayWidth(character)
    if (used + size > width && piece !== '') {
      pieces.push(piece)
      piece = ''
      used = 0
    }
    piece += character
    used += size
  }
  return [...pieces, piece]
}

/** The characters as a reader sees them: a letter with its marks is one. */
function charactersOf(text: string): Iterable<string> {
  if (narrow.test(text)) return text
  const segments = new Intl.Segmenter().segment(text)
  return Array.from(segments, ({ segment }) => segment)
}
