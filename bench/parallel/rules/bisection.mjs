import { limit } from './limit.mjs'
import { upTo } from './utf8-order.mjs'

const [first, last] = [0x20, 0x7e]

/**
 * s3p's rule, as its documents describe it. A step bisects a range at a key between its ends, and lists from the
 * beginning and from that key at the same time. A half whose page was full is bisected again, behind its last key. If
 * nothing was found in the upper half, the lower one is cut where the folder of its first key ends.
 */
export async function listByBisection({ list, take, inFlight, pageSize }) {
  const inTurn = limit(inFlight)
  const step = async (start, end, isByFolder) => {
    if (start >= end) return
    const middle = (isByFolder && endOfFolder(start, end)) || middleKey(start, end)
    const [left, right] = await Promise.all(
      [
        [start, middle],
        [middle, end],
      ].map(async ([from, to]) => upTo((await inTurn(() => list(from))).objects, to)),
    )
    take(left)
    take(right)
    const isFull = (objects) => objects.length >= pageSize
    await Promise.all([
      isFull(left) && step(left.at(-1).Key, middle, right.length === 0),
      isFull(right) && step(right.at(-1).Key, end, false),
    ])
  }
  await step('', String.fromCharCode(last).repeat(1024), false)
}

/** A key between two others: what they share, and the character in the middle of those in which they differ. */
function middleKey(start, end) {
  let at = 0
  while (at < start.length && start[at] === end[at]) at++
  const [low, high] = [codeAt(start, at), codeAt(end, at)]
  if (high - low > 1) return start.slice(0, at) + String.fromCharCode((low + high) >>> 1)
  const upper = (codeAt(start, at + 1) + last) >>> 1
  return start.slice(0, at) + String.fromCharCode(low) + String.fromCharCode(upper)
}

function codeAt(text, index) {
  return index < text.length ? text.charCodeAt(index) : first
}

/** The last key that the folder of `start` can hold, below what the two keys share; undefined if there is none. */
function endOfFolder(start, end) {
  let shared = 0
  while (shared < start.length && start[shared] === end[shared]) shared++
  const from = start.lastIndexOf('/', shared - 1) + 1
  const slash = start.indexOf('/', from)
  if (slash < 0 || shared >= (shared + start.length) >>> 1) return undefined
  const key = start.slice(0, slash + 1).padEnd(1024, String.fromCharCode(last))
  return start < key && key < end ? key : undefined
}
