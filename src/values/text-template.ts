/**
 * A text with places that are filled in again and again.
 *
 * @example
 * // 'host:a.example\nx-amz-date:#0\n', made with the marks ['#0']:
 * { parts: ['host:a.example\nx-amz-date:', '\n'], places: [0] }
 */
export class TextTemplate {
  private constructor(
    private readonly parts: readonly string[],
    /** The index of the value that follows each part but the last. */
    private readonly places: readonly number[],
  ) {}

  /** Takes the marks in a text for places. A mark must not contain another one. */
  static from(text: string, marks: readonly string[]): TextTemplate {
    const parts: string[] = []
    const places: number[] = []
    let from = 0
    for (;;) {
      const next = nextMark(text, marks, from)
      if (!next) break
      parts.push(text.slice(from, next.at))
      places.push(next.index)
      from = next.at + (marks[next.index]?.length ?? 0)
    }
    parts.push(text.slice(from))
    return new TextTemplate(parts, places)
  }

  /** The text with a value for each mark. */
  fill(values: readonly string[]): string {
    const { parts, places } = this
    let text = parts[0] ?? ''
    for (let index = 0; index < places.length; index++)
      text += (values[places[index] ?? 0] ?? '') + (parts[index + 1] ?? '')
    return text
  }
}

function nextMark(text: string, marks: readonly string[], from: number) {
  let next: { readonly at: number; readonly index: number } | undefined
  for (const [index, mark] of marks.entries()) {
    const at = text.indexOf(mark, from)
    if (at >= 0 && (!next || at < next.at)) next = { at, index }
  }
  return next
}
