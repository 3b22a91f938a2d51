import { settledHeap } from './keep.mjs'

const megabyte = 2 ** 20

/** Creates a number of clients, calls each once, and prints the memory that they hold while all of them live. */
export async function callEach(create, call) {
  const clients = Array.from({ length: Number(process.env.BENCH_CLIENTS) }, create)
  for (const client of clients) await call(client)
  const heap = (await settledHeap()) / megabyte
  const rss = process.memoryUsage().rss / megabyte
  console.log(JSON.stringify({ clients: clients.length, heap, rss }))
  process.exit()
}
