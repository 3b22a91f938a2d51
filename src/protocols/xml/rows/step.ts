import type { BytePattern, ByteView } from '../../bytes/index.js'
import type { ScalarContent } from '../reader/index.js'
import type { RowField } from './row-field.js'
import type { RowMaker } from './row-maker.js'

/** What follows a step: a member, or the structure's end. */
interface Target<Field> {
  /** The bytes from the end of the last value up to and including the tag of this step. */
  readonly link: BytePattern
  readonly field?: Field
  /** Whether the element is `<Key/>` instead of `<Key>`. */
  readonly isEmpty?: boolean
  /** Makes the object; only for the end. */
  readonly maker?: RowMaker
}

/**
 * A node of the trie: the members that a structure had one after the other, from the start to this one, and what came
 * next.
 *
 * @example After `<Contents><Key>a</Key><Size>1</Size></Contents>`, the step of `Size` is
 * `{ field: Size, link: '</Key><Size>', index: 1, before: the step of Key, followers: [the end, '</Size></Contents>'] }`.
 */
export class Step<Field extends RowField> {
  /** undefined for the end, and for the start, which comes before the first member. */
  readonly field: Field | undefined
  readonly maker: RowMaker | undefined
  readonly link: BytePattern
  readonly isEmpty: boolean
  /** Which slot of the structure has the value. */
  readonly index: number
  /** Reads a scalar up to its close tag, which the link of the next step begins with. */
  readonly content: ScalarContent | undefined
  readonly close: BytePattern | undefined
  readonly isItem: boolean
  /** The most recent ones first. */
  readonly followers: Step<Field>[] = []

  constructor(
    { link, field, isEmpty = false, maker }: Target<Field>,
    readonly before?: Step<Field>,
  ) {
    this.field = field
    this.maker = maker
    this.link = link
    this.isEmpty = isEmpty
    this.index = before === undefined ? -1 : before.index + 1
    this.content = isEmpty ? undefined : field?.content
    this.close = this.content && field?.tag?.close
    this.isItem = field?.isItem ?? false
  }

  /** The follower whose link is at `at`. */
  followerAt(document: ByteView, at: number): Step<Field> | undefined {
    const { followers } = this
    for (let i = 0; i < followers.length; i++) {
      const follower = followers[i] as Step<Field>
      if (!document.matches(at, follower.link)) continue
      if (i > 0) {
        followers[i] = followers[i - 1] as Step<Field>
        followers[i - 1] = follower
      }
      return follower
    }
    return undefined
  }

  /** The members from the first one to this one. */
  fields(): Field[] {
    const fields = this.before?.fields() ?? []
    if (this.field !== undefined) fields.push(this.field)
    return fields
  }
}
