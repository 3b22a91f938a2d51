import type { Structure } from '../../contract/index.js'
import type { XmlReader } from '../reader/index.js'
import type { MemberTrie } from './member-trie.js'
import type { RowField } from './row-field.js'
import type { Step } from './step.js'

/**
 * Reads the structure whose start tag, `trie.tag`, was read last. Its values go into the reader's slots, and become an
 * object at the end, when all its members are known. Where the document does not continue as the trie expects, the
 * reader reads one tag or one member in full, and the trie learns it.
 */
export function readRow<Field extends RowField>(reader: XmlReader, trie: MemberTrie<Field>): Structure {
  const { document, slots, usedSlots: base } = reader
  let last = trie.start
  /** Behind the last element or, if it is a scalar's, behind its value. */
  let at = reader.offset
  /** Where the last value starts that was read by its content. */
  let valueAt = at
  for (;;) {
    let next = last.followerAt(document, at)
    if (next !== undefined) {
      at += next.link.length
      const { content, maker } = next
      const value = content?.read(document, at)
      if (content !== undefined && value !== undefined) {
        const slot = base + next.index
        if (next.isFurther) (slots[slot] as unknown[]).push(value)
        else slots[slot] = next.isItem ? [value] : value
        valueAt = at
        at = content.end
        last = next
        continue
      }
      if (maker !== undefined) {
        reader.leaveAt(at)
        return maker.make(slots, base)
      }
      reenter(reader, next, at)
    } else if (last.close === undefined || document.matches(at, last.close)) {
      reader.continueAt(at + (last.close?.length ?? 0))
      next = trie.meet(reader, last)
      if (next === undefined) return leave(reader, trie, { last, base, isEntered: true })
      if (next.maker !== undefined) return next.maker.make(slots, base)
    } else {
      // `</Key >`, or a document that is not well-formed: the value is read again, with its close tag.
      next = last
      if (next.isFurther) (slots[base + next.index] as unknown[]).pop()
      reenter(reader, next, valueAt)
    }
    at = readEntered(reader, next)
    last = next
    if (at < 0) return leave(reader, trie, { last, base, isEntered: false })
  }
}

function reenter<Field extends RowField>(
  reader: XmlReader,
  { element, isEmpty }: Step<Field>,
  at: number,
): void {
  if (element?.tag !== undefined) reader.enterBefore(at, element.tag, isEmpty)
}

/**
 * Reads the element of this step, which was entered. Gives the offset at which the links of the next steps start; -1 for
 * a close tag in another form than the usual one.
 */
function readEntered<Field extends RowField>(
  reader: XmlReader,
  { element, index, close, isFurther }: Step<Field>,
): number {
  const { slots, usedSlots: base } = reader
  const slot = base + index
  if (isFurther) {
    const items = element?.first(reader) as readonly unknown[]
    const list = slots[slot] as unknown[]
    for (const item of items) list.push(item)
  } else {
    reader.usedSlots = slot
    slots[slot] = element?.first(reader)
    reader.usedSlots = base
  }
  if (close === undefined) return reader.offset
  const at = reader.offset - close.length
  return reader.document.matches(at, close) ? at : -1
}

interface Left<Field extends RowField> {
  readonly last: Step<Field>
  readonly base: number
  readonly isEntered: boolean
}

function leave<Field extends RowField>(
  reader: XmlReader,
  trie: MemberTrie<Field>,
  { last, base, isEntered }: Left<Field>,
): Structure {
  const target = last.partMaker.make(reader.slots, base)
  return trie.fields.readRest(reader, { target, met: last.members, isEntered })
}
