import { TextTemplate } from '../../values/index.js'

/** A piece of a body, and the mark that takes its place. */
export interface MarkedPiece {
  readonly piece: string | Uint8Array | undefined
  readonly mark: string
}

/** A body in which the pieces of some members are replaced. Bytes are handled as text with one character per byte. */
export class BodyTemplate {
  private constructor(
    private readonly text: TextTemplate,
    private readonly isBytes: boolean,
  ) {}

  /** undefined if a piece is in the body twice, as a short one may be, or not at all. */
  static of(
    body: string | Uint8Array,
    marked: readonly MarkedPiece[],
    marks: readonly string[],
  ): BodyTemplate | undefined {
    let text = asText(body)
    for (const { piece, mark } of marked) {
      const found = piece === undefined ? '' : asText(piece)
      const at = found === '' ? -1 : text.indexOf(found)
      if (at < 0 || text.indexOf(found, at + 1) >= 0) return undefined
      text = text.slice(0, at) + mark + text.slice(at + found.length)
    }
    return new BodyTemplate(TextTemplate.from(text, marks), typeof body !== 'string')
  }

  /** The body with a piece for each mark. */
  fill(values: readonly string[]): string | Uint8Array {
    const text = this.text.fill(values)
    return this.isBytes ? Buffer.from(text, 'latin1') : text
  }
}

/** A piece of a body, or a whole one, as `BodyTemplate` handles it. */
export function asText(piece: string | Uint8Array): string {
  return typeof piece === 'string' ? piece : Buffer.from(piece).toString('latin1')
}
