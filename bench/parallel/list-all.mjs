import { config } from '../harness/entry-config.mjs'

/** How many requests at once, whether in order, how many keys there are, and how many a page. */
export const given = JSON.parse(process.env.BENCH_CASE)

export const clientConfig = {
  ...config,
  requestHandler: { httpAgent: { maxSockets: Math.max(given.inFlight, 16), keepAlive: true } },
}

export const input = { Bucket: 'bench' }

/**
 * Warms the process up by `warm`, lists by `list`, and prints what that cost. `list` gets a function that takes the
 * objects of a page, and returns the number of requests. A listing that misses a key, or gives one twice, fails.
 */
export async function listAll(warm, list) {
  await warm()
  const seen = { count: 0, sum: 0 }
  const take = (objects) => {
    for (const { Size } of objects) {
      seen.count++
      seen.sum += Size
    }
  }
  const [cpu, wall] = [process.cpuUsage(), performance.now()]
  const requests = await list(take)
  const took = performance.now() - wall
  const { user, system } = process.cpuUsage(cpu)
  // The size of an object is its number in the order of the keys.
  const expected = (given.keys * (given.keys - 1)) / 2
  if (seen.count !== given.keys || seen.sum !== expected)
    throw new Error(`${seen.count} keys were listed, ${given.keys} are there`)
  const rss = process.resourceUsage().maxRSS / 1024
  console.log(JSON.stringify({ wall: took, cpu: (user + system) / 1000, rss, requests }))
  process.exit(0)
}
