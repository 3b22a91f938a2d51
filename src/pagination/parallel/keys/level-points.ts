import { compareUtf8 } from '../../../values/index.js'
import { isSeparator } from './characters.js'
import { placeAfter, placeBehind } from './key-place.js'
import type { KeyShape } from './key-shape.js'
import { type Between, commonLength, splitPoint, topAbove } from './split-point.js'

/** Where a range is: the first and the last key of its last page, and its end. */
export interface Reach {
  readonly first: string
  readonly cursor: string
  readonly hi: string | undefined
  readonly order: Between['order']
  readonly common: number
}

/** A place of the cursor, and the point behind everything that shares the cursor's characters before it. */
export interface Level {
  readonly point: string
  readonly weight: number
  /** Other characters than the cursor's are known at its place. */
  readonly canGrow: boolean
}

/** The weight of the start of a field, of which other characters are not known yet. */
export const likely = 0.4
/** The weight of any other place at which only the cursor's character is known. */
const unlikely = 0.01

/**
 * The levels of a range about which nothing is known: how far do its keys go? There is one for each place of the cursor
 * between what all its keys share and what varied on its last page. For `year=2024/month=01/day=03`, `year=~` is behind
 * all years and `year=2024/month=~` behind the months of 2024. If nothing is behind one of them, nothing is behind those
 * of the places before it, so a few of them find the right one, as in a search by halves.
 */
export function levelsOf(
  shape: KeyShape,
  { first, cursor, hi, order, common }: Reach,
  from: number,
): readonly Level[] {
  const shared = Math.max(from, hi === undefined ? 0 : commonLength(cursor, hi))
  const varied = Math.max(shared, commonLength(first, cursor))
  const levels: Level[] = []
  let place = placeBehind(cursor.slice(0, shared))
  let index = shared
  for (const char of cursor.slice(shared)) {
    if (index > varied) break
    const stem = cursor.slice(0, index)
    const point = splitPoint(stem + topAbove(char), { after: cursor, before: hi, order, common })
    const last = shape.choicesAt(place, isSeparator(char) ? 'any' : 'other')?.chars.at(-1)
    const canGrow = last !== undefined && compareUtf8(last, char) > 0
    const isOpen = place.text === '' && !isSeparator(char) && !shape.isKnown(place)
    const weight = canGrow ? 1 : isOpen ? likely : unlikely
    if (point !== undefined) levels.push({ point, weight, canGrow })
    place = placeAfter(place, char)
    index += char.length
  }
  return levels
}

function weightOf(levels: readonly Level[]): number {
  return levels.reduce((sum, { weight }) => sum + weight, 0)
}

/** Where a single point is tried: closer than in the middle, because nothing is learned from one behind the last key. */
const closer = 0.75

/** The points of `count` levels that divide their weight evenly, ascending; of three, one is the outermost. */
export function chooseLevels(levels: readonly Level[], count: number): string[] {
  const outermost = count < 3 ? -1 : levels.findIndex(({ weight }) => weight >= likely)
  const others = levels.slice(outermost + 1)
  const most = outermost < 0 ? count : count - 1
  const step = weightOf(others) * (count === 1 ? closer : 1 / (most + 1))
  const points = outermost < 0 ? [] : [levels[outermost]?.point ?? '']
  let sum = 0
  let chosen = 0
  for (const { point, weight } of others) {
    sum += weight
    if (chosen >= most || sum < step * (chosen + 1)) continue
    points.push(point)
    chosen++
  }
  return points.reverse()
}
