import { setTimeout } from 'node:timers/promises'

const workMs = Number(process.env.BENCH_WORK_MS)
const works = {
  /** Work on a page, such as a write to a database. */
  timer: () => setTimeout(workMs),
  cpu: () => {
    const end = performance.now() + workMs
    while (performance.now() < end);
  },
}
const work = works[process.env.BENCH_WORK]

/**
 * Works on every page of a listing. Prints the wall time from the first request to the end, and the part of it that the
 * work took. Two pages of another listing come first, because a process's first call is slower.
 */
export async function consume(list) {
  let warm = 0
  for await (const page of list()) if (page.Topics.length > 0 && ++warm === 2) break
  let [count, worked] = [0, 0]
  const begin = performance.now()
  for await (const page of list()) {
    count += page.Topics.length
    const started = performance.now()
    await work()
    worked += performance.now() - started
  }
  console.log(JSON.stringify({ count, wall: performance.now() - begin, worked }))
}
