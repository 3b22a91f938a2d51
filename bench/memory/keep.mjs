const sampleEveryPages = Math.max(1, Math.round(Number(process.env.BENCH_PAGES) / 100))
const megabyte = 2 ** 20

/** Keeps one key in a thousand, and prints the memory: its peak, its curve, and what remains. */
export async function keep(pages) {
  const kept = []
  const samples = []
  let keys = 0
  let number = 0
  for await (const page of pages) {
    keys += page.Contents.length
    kept.push(page.Contents[number % page.Contents.length].Key)
    if (++number % sampleEveryPages === 0) samples.push(process.memoryUsage().rss / megabyte)
  }
  const keptCount = kept.length
  await settledHeap()
  const before = await settledHeap()
  kept.length = 0
  const retainedPerKey = (before - (await settledHeap())) / keptCount
  const peakRss = process.resourceUsage().maxRSS / 1024
  const [early, late] = [samples.slice(25, 50), samples.slice(75)].map(mean)
  console.log(JSON.stringify({ keys, peakRss, early, late, retainedPerKey, ...asNumbers(samples) }))
}

/**
 * Memory in use after garbage collection, as the least of many rounds: compiled code is dropped after a few collections,
 * and the collector's own bookkeeping changes the value by as much as hundreds of kept keys.
 */
export async function settledHeap() {
  const used = []
  for (let round = 0; round < 40; round++) {
    globalThis.gc()
    await new Promise((resolve) => setTimeout(resolve, 20))
    used.push(process.memoryUsage().heapUsed)
  }
  return Math.min(...used)
}

function mean(values) {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

/** Ten points of the raw curve. */
function asNumbers(samples) {
  const tenth = samples.length / 10
  return Object.fromEntries(
    Array.from({ length: 10 }, (_, index) => [
      `rssAt${index + 1}0%`,
      samples[Math.ceil((index + 1) * tenth) - 1],
    ]),
  )
}
