/** Loaded before an entry, so that all rivals of a round use the same random numbers for their waits. */
let state = Number(process.env.BENCH_SEED)

/** Mulberry32. */
Math.random = () => {
  state = (state + 0x6d2b79f5) | 0
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
}
