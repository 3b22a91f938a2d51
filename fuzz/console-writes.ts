let writes = 0

for (const method of ['log', 'warn', 'error', 'info', 'debug'] as const) {
  console[method] = () => {
    writes++
  }
}

/** How often anything was written to the console since this was loaded: it swallows and counts it. */
export function consoleWrites(): number {
  return writes
}
