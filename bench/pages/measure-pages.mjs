/** The measured page, and how often it is read. */
export const given = JSON.parse(process.env.BENCH_CASE)

/** Lists pages, reads every item, and prints the cost of one measured page. */
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
