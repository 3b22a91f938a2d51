/** Whether the first text comes behind the second in the order of their UTF-8 bytes, which is that of code points. */
export function isBehind(one, other) {
  const length = Math.min(one.length, other.length)
  for (let index = 0; index < length; ) {
    const [a, b] = [one.codePointAt(index), other.codePointAt(index)]
    if (a !== b) return a > b
    index += a > 0xffff ? 2 : 1
  }
  return one.length > other.length
}

/** The objects with keys up to and including `end`. */
export function upTo(objects, end) {
  if (objects.length === 0 || !isBehind(objects.at(-1).Key, end)) return objects
  return objects.slice(
    0,
    objects.findIndex(({ Key }) => isBehind(Key, end)),
  )
}
