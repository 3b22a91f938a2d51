/** Whether a text can be encoded as UTF-8: it contains no half of a surrogate pair. */
export function isWellFormed(text: string): boolean {
  return !/\p{Surrogate}/u.test(text)
}

/** The text. @throws URIError if it cannot be encoded as UTF-8, as `encodeURIComponent` does. */
export function wellFormed(text: string): string {
  if (isWellFormed(text)) return text
  throw new URIError('half of a surrogate pair cannot be encoded as UTF-8')
}
