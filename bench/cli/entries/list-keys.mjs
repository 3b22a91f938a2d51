/** Runs a command whose output goes to a file, and prints what it cost. A command that does not list every key fails. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const [program, ...args] = JSON.parse(process.env.BENCH_COMMAND)
const folder = mkdtempSync(join(tmpdir(), 'nexttoken-bench-'))
const path = join(folder, 'output')
const output = openSync(path, 'w')
const start = performance.now()
const child = spawn(program, args, { stdio: ['ignore', output, 'inherit'] })
let rss = 0
const watch = setInterval(() => {
  rss = Math.max(rss, peakOf(child.pid))
}, 20)
const [status] = await once(child, 'exit')
const wall = performance.now() - start
clearInterval(watch)
closeSync(output)
const keys = readFileSync(path, 'latin1').split('"Key"').length - 1
rmSync(folder, { recursive: true })
if (status !== 0) throw new Error(`ended with ${status}`)
if (keys !== Number(process.env.BENCH_KEYS)) throw new Error(`${keys} keys were written`)
console.log(JSON.stringify({ wall, cpu: cpuOfChildren(), rss }))

/** The highest memory of a process so far, in MB; 0 once it has ended. */
function peakOf(pid) {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
  } catch {
    return 0
  }
}

/** Milliseconds that the ended children computed. The kernel counts in hundredths of a second. */
function cpuOfChildren() {
  const fields = readFileSync('/proc/self/stat', 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[13]) + Number(fields[14])) * 10
}
