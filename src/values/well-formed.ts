/** Whether a text has UTF-8: it holds no half of a surrogate pair. */
export function isWellFormed(text: string): boolean {
  return !/\p{Surrogate}/u.test(text)
}

/** @throws URIError for text without UTF-8, as `encodeURIComponent` does. */
export function wellFormed(text: string): string {
  if (isWellFormed(text)) return text
  throw new URIError('half of a surrogate pair has no UTF-8')
}
