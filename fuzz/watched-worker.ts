import { Worker } from 'node:worker_threads'
import type { RunOptions } from './run-options.js'

/** After so many milliseconds without progress a case hangs: none takes that long on any machine. */
const HANG = 20_000

export interface WorkerTask extends RunOptions {
  /** The number of the current case, for the case that it hangs. */
  readonly current: SharedArrayBuffer
}

/**
 * Starts a TypeScript file with a `WorkerTask` in a worker, so that a hang is noticed from outside. `onFailure` gets the
 * number of a case that hangs or ends the worker.
 */
export function startWatched(
  file: URL,
  options: RunOptions,
  onFailure: (number: number, problem: string) => void,
): Worker {
  const workerData: WorkerTask = { ...options, current: new SharedArrayBuffer(8) }
  // A worker does not load TypeScript by itself.
  const start = `import('tsx/esm/api').then((tsx) => tsx.tsImport('${file.href}', '${import.meta.url}'))`
  const worker = new Worker(start, { workerData, eval: true })
  const current = () => Number(Atomics.load(new BigInt64Array(workerData.current), 0))
  worker.on('error', (error) => onFailure(current(), `the worker failed: ${error.message}`))
  let last = { number: -1, at: performance.now() }
  const watch = setInterval(() => {
    const number = current()
    if (number !== last.number) last = { number, at: performance.now() }
    if (performance.now() - last.at >= HANG) onFailure(number, `it hangs: no result after ${HANG} ms`)
  }, 1000)
  worker.on('exit', () => clearInterval(watch))
  return worker
}
