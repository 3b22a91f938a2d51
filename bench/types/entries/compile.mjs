// Compiles BENCH_PROJECT with BENCH_COMPILER and prints the compiler's diagnostics.
import { execFileSync } from 'node:child_process'

const output = execFileSync(
  process.execPath,
  [process.env.BENCH_COMPILER, '-p', process.env.BENCH_PROJECT, '--extendedDiagnostics', '--pretty', 'false'],
  { encoding: 'utf8' },
)
const counts = [...output.matchAll(/^(\w[\w ]*): +([\d.]+)[Ks]?$/gm)].map(([, what, value]) => [
  what,
  Number(value),
])
const found = Object.fromEntries(counts)
const lines = counts.filter(([what]) => what.startsWith('Lines')).reduce((sum, [, value]) => sum + value, 0)
console.log(
  JSON.stringify({
    total: found['Total time'] * 1000,
    megabytes: found['Memory used'] / 1000,
    types: found.Types,
    instantiations: found.Instantiations,
    files: found.Files,
    lines,
  }),
)
