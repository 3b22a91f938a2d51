/** Describes a value of a response by its length, since the value may be a secret. */
export function describeText(text: string): string {
  return text.length === 1 ? 'a text of 1 character' : `a text of ${text.length} characters`
}
