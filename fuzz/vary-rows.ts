import { pick, type Random } from './random.js'

/** An element of a page, cut into its tags and what is between them. */
interface Element {
  readonly open: string
  readonly close: string
  /** Its children, or its text. */
  readonly content: readonly Element[] | string
}

const LONGEST = 48 * 1024
const MOST_ROWS = 200
/** What can stand between two elements. */
const GAPS = ['', '', '', '\n  ', '\n      ', ' ', '\t', '\r\n', '<!-- x -->', 'text']

/**
 * Repeats a structure of a page many times, each time with its members in another form: in another order, some of them
 * left out, repeated, empty, unknown, with white space between them. Most such pages are well-formed. Gives the body
 * as it is if it is not XML in its simplest form.
 */
export function varyRows(body: Uint8Array, random: Random): Uint8Array {
  const text = Buffer.from(body).toString('latin1')
  const start = text.search(/<[A-Za-z]/)
  const root = start < 0 ? undefined : parse(text, start)?.element
  const rows = root ? listRows(root) : []
  if (!root || rows.length === 0) return body
  const row = pick(random, rows)
  const most = Math.min(MOST_ROWS, Math.floor(LONGEST / (write(row).length + 32)))
  const variants = Array.from({ length: 1 + random(6) }, () => variantOf(row, random))
  const isFree = random(3) === 0
  const copies = Array.from({ length: 2 + random(most) }, () =>
    isFree ? variantOf(row, random) : pick(random, variants),
  )
  const varied = text.slice(0, start) + write(root, row, copies.join(pick(random, GAPS)))
  return Buffer.from(varied, 'latin1')
}

/** The element at `at`, and where it ends; undefined if it has no simple form. */
function parse(text: string, at: number): { element: Element; end: number } | undefined {
  const open = /^<([A-Za-z][\w.:-]*)[^<>]*>/.exec(text.slice(at, at + 500))
  if (!open) return undefined
  const [tag, name] = open
  let end = at + tag.length
  if (tag.endsWith('/>')) return { element: { open: tag, close: '', content: '' }, end }
  const close = `</${name}>`
  const children: Element[] = []
  for (;;) {
    const next = text.indexOf('<', end)
    if (next < 0) return undefined
    if (text.startsWith(close, next)) {
      const content = children.length > 0 ? children : text.slice(end, next)
      return { element: { open: tag, close, content }, end: next + close.length }
    }
    const child = parse(text, next)
    if (!child) return undefined
    children.push(child.element)
    end = child.end
  }
}

/** All elements with several children. */
function listRows({ content, ...tags }: Element): Element[] {
  if (typeof content === 'string') return []
  const inside = content.flatMap(listRows)
  return content.length > 1 ? [{ ...tags, content }, ...inside] : inside
}

/** `instead`: what is written for `row`. */
function write(element: Element, row?: Element, instead = ''): string {
  const { open, close, content } = element
  if (row !== undefined && content === row.content) return instead
  const inside =
    typeof content === 'string' ? content : content.map((child) => write(child, row, instead)).join('')
  return open + inside + close
}

function variantOf({ open, close, content }: Element, random: Random): string {
  const members = typeof content === 'string' ? [] : content.map((child) => write(child))
  for (let changes = random(4); changes > 0 && members.length > 0; changes--)
    pick(random, CHANGES)(members, random)
  const gap = random(4) === 0 ? pick(random, GAPS) : ''
  return open + gap + members.map((member) => member + gap).join('') + close
}

type Change = (members: string[], random: Random) => void

const CHANGES: readonly Change[] = [
  (members, random) => void members.splice(random(members.length), 1),
  (members, random) => void members.splice(random(members.length), 1),
  (members, random) => void members.splice(random(members.length), 0, pick(random, members)),
  (members, random) => void members.push(...members.splice(random(members.length), 1)),
  (members) => void members.reverse(),
  (members, random) => void members.splice(random(members.length), 0, '<Unknown><a>x</a></Unknown>'),
  (members, random) => void members.splice(random(members.length), 0, '<New>x</New>'),
  (members, random) => {
    const at = random(members.length)
    members[at] = (members[at] ?? '').repeat(2 + random(2))
  },
  change((member) => member.replace(/>[^<]*</, '><')),
  change((member) => member.replace(/^<([\w.-]+)>.*$/s, '<$1/>')),
  change((member) => member.replace(/^<([\w.-]+)>/, '<$1 a="b">')),
  change((member) => member.replace(/>$/, ' >')),
  change((member) => member.replace(/>(?=[^<])/, '>é&amp;')),
  change((member) => member.replace(/>(?=[^<])/, '>-1.5')),
  change((member) => member.replace(/>[^<]*</, '>&quot;x&quot;<')),
  change((member) => member.replace(/>([^<]*)</, '><![CDATA[$1]]><')),
]

/** Writes one of the members in another way. */
function change(rewrite: (member: string) => string): Change {
  return (members, random) => {
    const at = random(members.length)
    members[at] = rewrite(members[at] ?? '')
  }
}
