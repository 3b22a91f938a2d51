/** Runs listings at once, and prints how long all of them took and how many topics they saw. */
export async function listAll(list) {
  const begin = performance.now()
  const counts = await Promise.all(Array.from({ length: 10 }, list))
  const count = counts.reduce((sum, one) => sum + one, 0)
  console.log(JSON.stringify({ count, wall: performance.now() - begin }))
}
