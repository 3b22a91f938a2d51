import type { BytePattern, ByteView } from '../../bytes/index.js'
import type { ScalarContent } from '../reader/index.js'
import type { RowElement, RowField } from './row-field.js'
import { RowMaker } from './row-maker.js'

/** What follows a step: a member, an element that is none, or the structure's end. */
export interface Target<Field> {
  /** The bytes from the end of the last value up to and including the tag of this step. */
  readonly link: BytePattern
  readonly field?: Field | undefined
  /** Instead of `field`: an element that is no member. */
  readonly skipped?: RowElement
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
 * `{ field: Size, link: '</Key><Size>', index: 1, members: [Key, Size], followers: [the end, '</Size></Contents>'] }`.
 */
export class Step<Field extends RowField> {
  /** undefined for the end, and for the start, which comes before the first member. */
  readonly element: RowElement | undefined
  /** The member of the element; undefined if it has none. */
  readonly field: Field | undefined
  readonly maker: RowMaker | undefined
  readonly link: BytePattern
  readonly isEmpty: boolean
  /** The members from the first one to this one, in the order of their slots. */
  readonly members: readonly Field[]
  /** Which slot of the structure has the value. That of an element without a member gets another value afterwards. */
  readonly index: number
  /** Reads a scalar up to its close tag, which the link of the next step begins with. */
  readonly content: ScalarContent | undefined
  readonly close: BytePattern | undefined
  readonly isItem: boolean
  /** Whether the list in the slot gets a further item. */
  readonly isFurther: boolean
  /** The most recent ones first. */
  readonly followers: Step<Field>[] = []
  #partMaker: RowMaker | undefined

  constructor({ link, field, skipped, isEmpty = false, maker }: Target<Field>, before?: Step<Field>) {
    const element = field ?? skipped
    const members = before?.members ?? []
    const slot = members.findIndex(({ name }) => name === field?.name)
    this.element = element
    this.field = field
    this.maker = maker
    this.link = link
    this.isEmpty = isEmpty
    this.isFurther = slot >= 0
    this.index = this.isFurther ? slot : members.length
    this.members = field === undefined || this.isFurther ? members : [...members, field]
    this.content = isEmpty ? undefined : element?.content
    this.close = this.content && element?.tag?.close
    this.isItem = element?.isItem ?? false
    // The third of several elements with one name comes in the way of the second.
    const addsNoMember = this.members === before?.members
    if (addsNoMember && before.isOf(element, isEmpty)) this.followers.push(this)
  }

  /** Whether this is a step of such an element. */
  isOf(element: RowElement | undefined, isEmpty: boolean): boolean {
    if (element === undefined || this.element === undefined || this.isEmpty !== isEmpty) return false
    if (this.field !== undefined) return this.field === element
    return this.element.first === element.first && this.element.tag?.name === element.tag?.name
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

  /** Makes the object that has the members so far. */
  get partMaker(): RowMaker {
    this.#partMaker ??= new RowMaker(this.members.map(({ name }) => name))
    return this.#partMaker
  }
}
