/** Runs a transfer of BENCH_SIZE bytes, and prints what it cost. */
export async function measured(transfer) {
  const size = Number(process.env.BENCH_SIZE)
  const [cpu, wall] = [process.cpuUsage(), performance.now()]
  await transfer({ endpoint: process.env.BENCH_ENDPOINT, size, file: process.env.BENCH_FILE })
  const seconds = (performance.now() - wall) / 1000
  const { user, system } = process.cpuUsage(cpu)
  const rss = process.resourceUsage().maxRSS / 1024
  console.log(JSON.stringify({ rate: size / 1e6 / seconds, cpu: (user + system) / 1000 / (size / 1e9), rss }))
}

export const partSize = 8 * 2 ** 20
export const concurrency = 10
export const name = { Bucket: 'films', Key: 'moby.mp4' }
export const settings = {
  region: 'us-east-1',
  forcePathStyle: true,
  credentials: { accessKeyId: 'bench', secretAccessKey: 'bench' },
}

/** Bytes of no known length, as a program makes them. */
export async function* stream(size) {
  const chunk = Buffer.alloc(64 * 1024, 'Call me Ishmael. ')
  for (let left = size; left > 0; left -= chunk.length) yield chunk.subarray(0, Math.min(left, chunk.length))
}
