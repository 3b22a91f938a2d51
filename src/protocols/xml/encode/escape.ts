/**
 * Characters that an XML reader does not give back unchanged: markup, line ends and control characters.
 * https://www.w3.org/TR/xml11/#sec-line-ends
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: XML must not contain them unescaped
const IN_TEXT = /[&<>\u0000-\u0008\u000a-\u001f\u0085\u2028]/g
// biome-ignore lint/suspicious/noControlCharactersInRegex: XML must not contain them unescaped
const IN_ATTRIBUTE = /[&<>"\u0000-\u001f\u0085\u2028]/g

const NAMED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text for the content of an element. */
export function escapeXml(text: string): string {
  return text.replace(IN_TEXT, escapeCharacter)
}

/** Text for an attribute in double quotes. */
export function escapeAttribute(text: string): string {
  return text.replace(IN_ATTRIBUTE, escapeCharacter)
}

function escapeCharacter(character: string): string {
  return NAMED[character] ?? `&#x${character.charCodeAt(0).toString(16).toUpperCase()};`
}
