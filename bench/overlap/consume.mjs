import { setTimeout } from 'node:timers/promises'

const workMs = Number(process.env.BENCH_WORK_MS)
const works = {
  /** Such as a write to a database. */
  timer: () => setTimeout(workMs),
  cpu: () => {
    const end = performance.now() + workMs
    while (performance.now() < end);
  },
}
const work = works[process.env.BENCH_WORK]

/** Works on every page, and prints the wall from the first request to the end, and what the work took of it. */
export async function consume(pages) {
  let [count, worked] = [0, 0]
  const begin = performance.now()
  for await (const page of pages) {
    count += page.Topics.length
    const started = performance.now()
    await work()
    worked += performance.now() - started
  }
  console.log(JSON.stringify({ count, wall: performance.now() - begin, worked }))
}
