/** Control characters, DEL, and what changes the direction of text; a terminal would obey them. */
const obeyed = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g
const obeyedButLayout = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g

/** Returns a text for a cell: what a terminal would obey is shown as an escape, such as `\n` or `\u001b`. */
export function visibleText(text: string): string {
  return text.replace(obeyed, escapeOf)
}

/** The same for a text of whole lines: tabs and line ends stay. */
export function visibleLines(text: string): string {
  return text.replace(obeyedButLayout, escapeOf)
}

/**
 * Escapes what a terminal would obey in a JSON text, which stays the same JSON: JSON escapes only the control characters
 * below a space.
 */
export function visibleJson(text: string): string {
  return text.replace(obeyedButLayout, unicodeEscape)
}

const short: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }

function escapeOf(character: string): string {
  return short[character] ?? unicodeEscape(character)
}

function unicodeEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}
