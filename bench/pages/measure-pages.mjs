/** The page that is measured, and how often. */
export const given = JSON.parse(process.env.BENCH_CASE)

/** Lists pages, touches every item, and prints what one of the measured pages cost. */
export async function measurePages(pages, { touch = true } = {}) {
  const { warm, pages: measured, list } = given
  let [count, items] = [0, 0]
  let cpu = process.cpuUsage()
  let wall = performance.now()
  for await (const page of pages) {
    if (touch) for (const item of page[list]) if (item !== undefined) items++
    count++
    if (count === warm) {
      cpu = process.cpuUsage()
      wall = performance.now()
    }
    if (count === warm + measured) break
  }
  const { user, system } = process.cpuUsage(cpu)
  const took = performance.now() - wall
  if (count < warm + measured) throw new Error(`the listing ended after ${count} pages`)
  if (touch && items === 0) throw new Error('no item was seen')
  const rss = process.resourceUsage().maxRSS / 1024
  console.log(JSON.stringify({ cpu: (user + system) / measured / 1000, wall: took / measured, rss }))
  process.exit(0)
}
