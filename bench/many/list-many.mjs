/** The listed operation, the number of listings, and how long they are measured. */
export const given = JSON.parse(process.env.BENCH_CASE)

/** Connections to the one host; both libraries keep 50 unless they are told otherwise. */
export const maxSockets = given.listings

const warmSeconds = 2

/**
 * Runs many listings without an end, reads every item, and prints the cost of a page. `list` starts one listing.
 */
export async function listMany(list, { touch = true } = {}) {
  let [pages, items] = [0, 0]
  const walk = async () => {
    for await (const page of list()) {
      if (touch) for (const item of page[given.list]) if (item !== undefined) items++
      pages++
    }
  }
  for (let index = 0; index < given.listings; index++) walk().catch(fail)
  await pass(warmSeconds)
  const [before, cpu, wall] = [pages, process.cpuUsage(), performance.now()]
  await pass(given.seconds)
  const { user, system } = process.cpuUsage(cpu)
  const [measured, took] = [pages - before, performance.now() - wall]
  if (measured === 0 || (touch && items === 0)) fail(new Error('no page came'))
  const rss = process.resourceUsage().maxRSS / 1024
  console.log(JSON.stringify({ cpu: (user + system) / measured / 1000, wall: took / measured, rss }))
  process.exit(0)
}

function pass(seconds) {
  return new Promise((resolve) => setTimeout(resolve, seconds * 1000))
}

function fail(error) {
  console.error(error)
  process.exit(1)
}
