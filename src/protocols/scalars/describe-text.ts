/** A value of an answer as a message may tell it: its length. */
export function describeText(text: string): string {
  return text.length === 1 ? 'a text of 1 character' : `a text of ${text.length} characters`
}
