import { isBehind, upTo } from './utf8-order.mjs'

/**
 * The rule of Google's dataflux, as its documents describe it. One worker begins with everything. After a full page, a
 * worker gives the upper half of what is left of its range to a worker that has nothing to do. The half is found in an
 * alphabet of the characters that its ends had so far.
 */
export async function listByStealing({ list, take, inFlight }) {
  const alphabet = new Set('a')
  let idle = inFlight - 1
  const work = async (begin, finish) => {
    const children = []
    let [start, end] = [begin, finish]
    for (;;) {
      const { objects, isTruncated } = await list(start)
      const inside = end === '' ? objects : upTo(objects, end)
      take(inside)
      if (!isTruncated || inside.length < objects.length) break
      start = objects.at(-1).Key
      const point = idle > 0 ? half(alphabet, start, end) : undefined
      if (point === undefined) continue
      idle--
      children.push(work(point, end))
      end = point
    }
    idle++
    await Promise.all(children)
  }
  await work('', '')
}

/** The text in the middle of two others, read as numbers whose digits are the alphabet's characters. */
function half(alphabet, start, end) {
  for (const character of start + end) alphabet.add(character)
  const digits = [...alphabet].sort((one, other) => (isBehind(one, other) ? 1 : -1))
  const values = new Map(digits.map((character, value) => [character, BigInt(value)]))
  const base = BigInt(digits.length)
  const [low, high] = [Array.from(start), Array.from(end)]
  const beyond = end === '' ? base - 1n : 0n
  let [from, to, length] = [0n, 0n, 0]
  while (to - from <= 1n) {
    if (length > Math.max(low.length, high.length) + 1) return undefined
    from = from * base + (values.get(low[length]) ?? 0n)
    to = to * base + (values.get(high[length]) ?? beyond)
    length++
  }
  const point = textOf((from + to) / 2n, length, digits)
  return isBehind(point, start) && (end === '' || isBehind(end, point)) ? point : undefined
}

function textOf(number, length, digits) {
  const base = BigInt(digits.length)
  let [text, rest] = ['', number]
  for (let index = 0; index < length; index++) {
    text = digits[Number(rest % base)] + text
    rest /= base
  }
  return text
}
