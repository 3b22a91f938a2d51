/** Runs at most `most` functions at once; the others wait in line. */
export function limit(most) {
  const waiting = []
  let running = 0
  const next = () => {
    running--
    waiting.shift()?.()
  }
  return async (run) => {
    if (running >= most) await new Promise((resolve) => waiting.push(resolve))
    running++
    try {
      return await run()
    } finally {
      next()
    }
  }
}
