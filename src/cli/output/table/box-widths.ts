import { fitWidths } from '../text/index.js'

/** Two spaces before a cell's text, one after it, and a border. */
const padding = 4
/** A cell that is narrower cannot be read, even if it takes several lines. */
export const leastBoxWidth = 10

/**
 * Returns the widths of a section's boxes, which together are `total`. Columns grow in proportion, as in the AWS CLI, and
 * rounding is that of Python: half to even.
 */
export function boxWidths(columns: readonly number[], total: number): readonly number[] {
  const padded = columns.map((width) => width + padding)
  const sum = padded.reduce((all, width) => all + width, 0)
  if (sum > total) return fitWidths(padded, total)
  const scaled = padded.map((width) => roundHalfEven((total / sum) * width))
  let excess = scaled.reduce((all, width) => all + width, 0) - total
  const order = scaled.map((_, index) => index)
  if (excess < 0) order.reverse()
  while (excess !== 0 && scaled.length > 0) {
    for (const index of order) {
      if (excess === 0) break
      const change = excess > 0 ? -1 : 1
      scaled[index] = (scaled[index] ?? 0) + change
      excess += change
    }
  }
  return scaled
}

function roundHalfEven(value: number): number {
  const floor = Math.floor(value)
  const rest = value - floor
  if (rest !== 0.5) return Math.round(value)
  return floor % 2 === 0 ? floor : floor + 1
}
