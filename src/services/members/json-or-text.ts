/** Parses text that is JSON; gives `otherwise` for any other text. */
export function jsonOrText(text: string, otherwise: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return otherwise
  }
}
