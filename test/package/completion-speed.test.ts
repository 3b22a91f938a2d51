import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'

/** Writes the CPU time of the process when it ends, in microseconds. */
const meter =
  "data:text/javascript,process.on('exit',()=>{const{user,system}=process.cpuUsage();process.stderr.write(String(user+system))})"

function cpuOf(words: readonly string[]): number {
  const { stderr } = spawnSync(process.execPath, ['--import', meter, ...words], { encoding: 'utf8' })
  return Number(stderr)
}

/** The least of several runs: what other programs take on the machine comes on top. */
function leastOf(cases: Readonly<Record<string, readonly string[]>>): Readonly<Record<string, number>> {
  const least: Record<string, number> = {}
  for (let round = 0; round < 3; round++) {
    for (const [name, words] of Object.entries(cases)) {
      least[name] = Math.min(least[name] ?? Number.POSITIVE_INFINITY, cpuOf(words))
    }
  }
  return least
}

const ask = (...words: readonly string[]) => ['dist/cli.js', '__complete', ...words]

it('an answer costs at most one and a half times as much as the start of Node: 60 ms where that takes 40', () => {
  const { start = 0, ...answers } = leastOf({
    start: ['-e', '0'],
    operations: ask('sns', '@list-'),
    'parameters of the largest service': ask('ec2', 'run-instances', '@--'),
  })
  for (const [name, cost] of Object.entries(answers)) expect((cost - start) / start, name).toBeLessThan(1.5)
})

it('an answer reads no file of the library', () => {
  const files = new Set(['dist/cli.js', 'dist/libraries/completion.js'])
  for (const file of files) {
    for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(/(?:from|import)"(\.[^"\s]*)"/g)) {
      files.add(join(dirname(file), path))
    }
  }
  const sizes = [...files].map((file) => readFileSync(file).length)
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(160_000)
})
