/** How far a command is: what it says of itself, or how far its listing is. */
export type ProgressState = ListingProgress | { readonly said: string }

interface ListingProgress {
  readonly pages?: number | undefined
  readonly items: number
  readonly throttles?: number | undefined
  /** The key of the last item, where items have one. */
  readonly lastKey?: string | undefined
  /** For several regions and accounts. */
  readonly targets?:
    | {
        readonly name: string
        readonly done: number
        readonly total: number
        readonly isTotalKnown?: boolean
      }
    | undefined
}

const second = 1000
/** A shorter end of a key says nothing. */
const shortestKey = 12

/**
 * The progress as one line of at most `width` columns, after so many milliseconds.
 *
 * @example
 * progressText({ pages: 12, items: 11_734, throttles: 3, lastKey: 'logs/2024/05' }, { elapsed: 9700, width: 80 })
 * // '12 pages, 11,734 items, 1,210 items/s, 9 s, 3 throttles, last: logs/2024/05'
 */
export function progressText(
  state: ProgressState,
  { elapsed, width }: { readonly elapsed: number; readonly width: number },
): string {
  if ('said' in state) return startOf(visible(`${state.said}, ${timeText(elapsed)}`), width)
  const { pages, items, throttles = 0, lastKey, targets } = state
  const facts = [
    ...(targets ? [`${grouped(targets.done)} of ${total(targets)} ${targets.name}`] : []),
    ...(pages === undefined ? [] : [counted(pages, 'page')]),
    counted(items, 'item'),
    ...(elapsed >= second ? [`${grouped(Math.round((items * second) / elapsed))} items/s`] : []),
    timeText(elapsed),
    ...(throttles > 0 ? [counted(throttles, 'throttle')] : []),
  ]
  const line = facts.join(', ')
  const key = lastKey === undefined ? '' : visible(lastKey)
  const room = width - columnsOf(`${line}, last: `)
  if (key === '' || room < Math.min(shortestKey, columnsOf(key))) return startOf(line, width)
  return `${line}, last: ${endOf(key, room)}`
}

/** `9 s`, `1:05`, `1:02:03`. */
export function timeText(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / second)
  if (seconds < 60) return `${seconds} s`
  const [minutes, hours] = [Math.floor(seconds / 60), Math.floor(seconds / 3600)]
  const two = (value: number) => String(value % 60).padStart(2, '0')
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds)}` : `${minutes}:${two(seconds)}`
}

function counted(count: number, name: string): string {
  return `${grouped(count)} ${name}${count === 1 ? '' : 's'}`
}

function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',')
}

function total({ total: count, isTotalKnown }: NonNullable<ListingProgress['targets']>): string {
  return isTotalKnown === false ? `at least ${grouped(count)}` : grouped(count)
}

/** Control characters and line breaks would move the cursor. */
function visible(text: string): string {
  return text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '?')
}

/** Characters beyond ASCII may be two columns wide. To take too many for wide only makes the line shorter. */
function columnsOf(text: string): number {
  let columns = 0
  for (const char of text) columns += char > '\x7f' ? 2 : 1
  return columns
}

function startOf(text: string, width: number): string {
  return [...text].slice(0, Math.max(0, width)).join('')
}

/** The end of a key tells more than its start. */
function endOf(key: string, width: number): string {
  if (columnsOf(key) <= width) return key
  const chars = [...key]
  let columns = '...'.length
  let from = chars.length
  while (from > 0 && columns + columnsOf(chars[from - 1] ?? '') <= width)
    columns += columnsOf(chars[--from] ?? '')
  return `...${chars.slice(from).join('')}`
}
