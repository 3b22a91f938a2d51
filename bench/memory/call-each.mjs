import { settledHeap } from './keep.mjs'

const megabyte = 2 ** 20

/** Makes as many clients as are asked for, calls each once, and prints what is held while all of them live. */
export async function callEach(create, call) {
  const clients = Array.from({ length: Number(process.env.BENCH_CLIENTS) }, create)
  for (const client of clients) await call(client)
  const heap = (await settledHeap()) / megabyte
  const rss = process.memoryUsage().rss / megabyte
  console.log(JSON.stringify({ clients: clients.length, heap, rss }))
  process.exit()
}
