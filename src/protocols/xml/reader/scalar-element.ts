import type { Shape } from '../../../models/index.js'
import type { ByteView } from '../../bytes/index.js'
import { type ElementTag, elementTag } from './element-tag.js'
import { ScalarContent } from './scalar-content.js'

/**
 * Reads an element that holds one scalar in its most common form, such as `<Size>12</Size>`, as a whole: the tags are
 * compared, not parsed. `XmlReader` reads every other form.
 */
export class ScalarElement {
  /** The offset behind the element that was read last. */
  end = 0

  private constructor(
    readonly tag: ElementTag,
    readonly content: ScalarContent,
  ) {}

  /** undefined for a shape without a common form, and for a name that XML can write in several ways. */
  static of(name: string, shape: Shape): ScalarElement | undefined {
    const tag = elementTag(name)
    const content = tag && ScalarContent.of(shape)
    return content && new ScalarElement(tag, content)
  }

  /**
   * The value of the element that starts at `at`; undefined if this element does not start there in its common form.
   */
  read(document: ByteView, at: number): unknown {
    const { tag, content } = this
    if (!document.matches(at, tag.open)) return undefined
    const value = content.read(document, at + tag.open.length)
    if (!document.matches(content.end, tag.close)) return undefined
    this.end = content.end + tag.close.length
    return value
  }
}
