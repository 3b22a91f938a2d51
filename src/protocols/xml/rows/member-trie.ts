import type { Structure } from '../../contract/index.js'
import type { ElementTag, XmlReader } from '../reader/index.js'
import { linkIn, NO_LINK } from './link.js'
import type { RowField } from './row-field.js'
import { RowMaker } from './row-maker.js'
import { Step } from './step.js'

/** Most structures need a step for each of their members, and some more for each order that differs. */
const MOST_STEPS = 256
/** Followers are compared one after the other. */
const MOST_FOLLOWERS = 8

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
   * Reads the next tag after `last`, whose element is closed. Enters a member's element, or leaves the structure's, and
   * gives its step. undefined if the trie has no place for the member, whose element is entered then.
   */
  meet(reader: XmlReader, last: Step<Field>): Step<Field> | undefined {
    let from = reader.offset - (last.close?.length ?? 0)
    const linkTo = (tag: string) => {
      const close = last.close && last.field ? `</${last.field.tag?.name}>` : ''
      return linkIn({ bytes: reader.document.bytes, from, to: reader.offset }, close, tag)
    }
    for (;;) {
      if (!reader.nextChild()) return this.#endAfter(last, linkTo(`</${this.tag.name}>`))
      const field = this.fields.byName.get(reader.name)
      if (field !== undefined) {
        const { isEmpty } = reader
        const link = linkTo(`<${field.tag?.name}${isEmpty ? '/>' : '>'}`)
        return this.#stepAfter(last, new Step({ link, field, isEmpty }, last))
      }
      reader.skip()
      from = Number.NaN
    }
  }

  /** The follower like `step`, or else `step` itself as a new one. */
  #stepAfter(last: Step<Field>, step: Step<Field>): Step<Field> | undefined {
    const { field, isEmpty, link } = step
    const known = last.followers.find((other) => other.field === field && other.isEmpty === isEmpty)
    if (known !== undefined && link === NO_LINK) return known
    if (last.fields().some(({ name }) => name === field?.name)) return undefined
    return this.#add(last, step) ? step : known
  }

  #endAfter(last: Step<Field>, link: Step<Field>['link']): Step<Field> {
    const known = last.followers.find(({ maker }) => maker !== undefined)
    if (known !== undefined && link === NO_LINK) return known
    const maker = known?.maker ?? new RowMaker(last.fields().map(({ name }) => name))
    const step = new Step<Field>({ link, maker }, last)
    this.#add(last, step)
    return step
  }

  #add(last: Step<Field>, step: Step<Field>): boolean {
    if (this.#steps >= MOST_STEPS || last.followers.length >= MOST_FOLLOWERS) return false
    this.#steps++
    last.followers.unshift(step)
    return true
  }
}
