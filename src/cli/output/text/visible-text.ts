/** Control characters, DEL, and what changes the direction of text: a terminal would obey them. */
const obeyed = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu

/** Returns a text for a cell: what a terminal would obey is shown as an escape, such as `\n` or `\u001b`. */
export function visibleText(text: string): string {
  return text.replace(obeyed, escapeOf)
}

/** The same for whole lines: tabs and line ends stay. */
export function visibleLines(text: string): string {
  return text.replace(obeyed, (character, at: number) =>
    isLayout(character, text[at + 1]) ? character : escapeOf(character),
  )
}

/** Escapes what a terminal would obey in a JSON text, which stays the same JSON. JSON itself escapes only some of it. */
export function visibleJson(text: string): string {
  return text.replace(obeyed, (character) => (isLayout(character) ? character : unicodeEscape(character)))
}

function isLayout(character: string, next?: string): boolean {
  return character === '\n' || character === '\t' || (character === '\r' && next === '\n')
}

const short: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }

function escapeOf(character: string): string {
  return short[character] ?? unicodeEscape(character)
}

function unicodeEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}
