/** Shared by all entries: the configuration of each, and the line that each prints. */
const staticCredentials = {
  accessKeyId: 'AKIDEXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
}

/** From the environment instead, if the question says so. */
export const credentials = process.env.BENCH_CREDENTIALS === 'config' ? staticCredentials : undefined

export const config = {
  region: 'us-east-1',
  endpoint: process.env.BENCH_ENDPOINT,
  forcePathStyle: true,
  ...(credentials && { credentials }),
}

/** Called with the first page: prints time and CPU since the process started. */
export function report(items) {
  const { user, system } = process.cpuUsage()
  const wall = performance.now()
  console.log(JSON.stringify({ items: items.length, wall, cpu: (user + system) / 1000 }))
}
