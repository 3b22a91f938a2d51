/**
 * Runs listings in parallel until all have ended or the time is up. Prints the number of pages, the milliseconds, and how
 * many listings failed. `list` returns a listing's pages.
 */
export async function listAll(list) {
  const result = { pages: 0, failed: 0 }
  const run = async () => {
    try {
      for await (const _page of list()) result.pages++
    } catch {
      result.failed++
    }
  }
  const begin = performance.now()
  const all = Promise.all(Array.from({ length: Number(process.env.BENCH_LISTINGS) }, run))
  const timeIsUp = new Promise((resolve) => setTimeout(resolve, Number(process.env.BENCH_SECONDS) * 1000))
  await Promise.race([all, timeIsUp])
  console.log(JSON.stringify({ ...result, wall: performance.now() - begin }))
  // A pending retry would keep the process alive.
  process.exit()
}
