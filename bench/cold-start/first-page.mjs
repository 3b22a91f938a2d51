/** What all entries share: the configuration that each takes, and the one line that each prints. */
const staticCredentials = {
  accessKeyId: 'AKIDEXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
}

/** By the environment instead, where the question says so. */
export const credentials = process.env.BENCH_CREDENTIALS === 'config' ? staticCredentials : undefined

export const config = {
  region: 'us-east-1',
  endpoint: process.env.BENCH_ENDPOINT,
  forcePathStyle: true,
  ...(credentials && { credentials }),
}

/** Called when the first page is there: time and CPU since the process began. */
export function report(items) {
  const { user, system } = process.cpuUsage()
  const wall = performance.now()
  console.log(JSON.stringify({ items: items.length, wall, cpu: (user + system) / 1000 }))
}
