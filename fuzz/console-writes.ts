let writes = 0

for (const method of ['log', 'warn', 'error', 'info', 'debug'] as const) {
  console[method] = () => {
    writes++
  }
}

/** How often the console was used since this module was loaded. The module counts the writes and drops them. */
export function consoleWrites(): number {
  return writes
}
