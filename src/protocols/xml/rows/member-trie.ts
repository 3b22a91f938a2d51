import type { Structure } from '../../contract/index.js'
import type { ElementTag, XmlReader } from '../reader/index.js'
import { isLink, linkIn, NO_LINK, type Span } from './link.js'
import type { RowField } from './row-field.js'
import { skippedElement } from './skipped-element.js'
import { Step, type Target } from './step.js'

/** Most structures need a step for each of their members, and some more for each order that differs. */
const MOST_STEPS = 256
/** Followers are compared one after the other. */
const MOST_FOLLOWERS = 8
/** Elements that are no members take at most this share of the steps, so that members have room. */
const SHARE_OF_SKIPPED = 0.5

/** A structure whose first members were read by the trie. */
export interface PartOfRow<Field> {
  readonly target: Structure
  /** The members of `target`, in their order. */
  readonly met: readonly Field[]
  /** Whether the reader has entered the element of the next member. */
  readonly isEntered: boolean
}

/** The members of a structure. */
export interface RowFields<Field> {
  readonly byName: ReadonlyMap<string, Field>
  /** Reads the rest of a structure without the trie. */
  readonly readRest: (reader: XmlReader, part: PartOfRow<Field>) => Structure
}

/**
 * The orders in which one kind of structure had its members. Rows that begin alike share their first steps, so a
 * member that is left out, or an order that changes, adds some steps and costs no row its shortcut. It grows up to a
 * limit, and does not change then: a row that it does not know is read without it from there on.
 */
export class MemberTrie<Field extends RowField> {
  readonly start = new Step<Field>({ link: NO_LINK })
  #steps = 0

  /** `tag`: that of the structure's element. */
  constructor(
    readonly tag: ElementTag,
    readonly fields: RowFields<Field>,
  ) {}

  /**
   * Reads the next tag after `last`, whose element is closed. Enters an element, or leaves the structure's, and gives its
   * step. undefined if the trie has no place for the member, whose element is entered then.
   */
  meet(reader: XmlReader, last: Step<Field>): Step<Field> | undefined {
    const { bytes } = reader.document
    let closed = reader.offset
    const from = closed - (last.close?.length ?? 0)
    for (;;) {
      if (!reader.nextChild()) return this.#endAfter(last, { bytes, from, closed, to: reader.offset })
      const { name, isEmpty, offset: to } = reader
      const span = { bytes, from, closed, to }
      const field = this.fields.byName.get(name)
      if (field !== undefined) {
        const known = last.followers.find((other) => other.field === field && other.isEmpty === isEmpty)
        const isSecond = known === undefined && last.members.some((other) => other.name === field.name)
        if (isSecond && !(field.isItem && field.content !== undefined)) return undefined
        return this.#follow(last, { known, field, isEmpty, tag: field.tag }, span)
      }
      const step = this.#skipAfter(last, { name, isEmpty }, span)
      if (step !== undefined) return step
      reader.skip()
      closed = Number.NaN
    }
  }

  #skipAfter(
    last: Step<Field>,
    { name, isEmpty }: { readonly name: string; readonly isEmpty: boolean },
    span: Span,
  ): Step<Field> | undefined {
    // A prefix is in the close tag as well, which the next link would begin with.
    if (!isLink(span, name.length + (isEmpty ? 3 : 2))) return undefined
    const known = last.followers.find(
      ({ field, element, isEmpty: other }) =>
        field === undefined && element?.tag?.name === name && other === isEmpty,
    )
    if (known === undefined && !this.#hasRoom(last, SHARE_OF_SKIPPED)) return undefined
    const skipped = known?.element ?? skippedElement(name)
    return skipped && this.#follow(last, { known, skipped, isEmpty, tag: skipped.tag }, span)
  }

  #endAfter(last: Step<Field>, span: Span): Step<Field> {
    const known = last.followers.find(({ maker }) => maker !== undefined)
    const end = { known, maker: last.partMaker, tag: this.tag, isEmpty: true }
    return this.#follow(last, end, span) ?? new Step<Field>({ ...end, link: NO_LINK }, last)
  }

  /** The known follower, or a new one if its link is new. undefined if there is neither one nor room. */
  #follow(
    last: Step<Field>,
    { known, tag, ...target }: Follower<Field>,
    span: Span,
  ): Step<Field> | undefined {
    const isLinked = tag !== undefined && isLink(span, tag.open.length + (target.isEmpty ? 1 : 0))
    if ((known !== undefined && !isLinked) || !this.#hasRoom(last)) return known
    const step = new Step<Field>({ ...target, link: isLinked ? linkIn(span) : NO_LINK }, last)
    this.#steps++
    last.followers.unshift(step)
    return step
  }

  #hasRoom({ followers }: Step<Field>, share = 1): boolean {
    return this.#steps < MOST_STEPS * share && followers.length < MOST_FOLLOWERS * share
  }
}

interface Follower<Field> extends Omit<Target<Field>, 'link'> {
  readonly known: Step<Field & RowField> | undefined
  readonly tag: ElementTag | undefined
}
