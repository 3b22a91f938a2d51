/** The value of a text that is JSON; `otherwise` where it is none. */
export function parseJson(text: string, otherwise: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return otherwise
  }
}
