import { execFile } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, it } from 'vitest'

const run = promisify(execFile)
const folder = 'build/recipes'
const blocks = [
  ...readFileSync('docs/testing-your-code.md', 'utf8').matchAll(/^```js\n\/\/ (\S+)\n([\s\S]*?)^```$/gm),
]

/** Without the settings of the test that starts it: vitest's child would take its parent's. */
function environment(): NodeJS.ProcessEnv {
  const ours = Object.entries(process.env).filter(
    ([name]) => !/^(VITEST|NODE_TEST|NODE_OPTIONS|TEST$)/.test(name),
  )
  return { ...Object.fromEntries(ours), NO_COLOR: '1' }
}

function runIn(folderName: string, words: readonly string[]): Promise<{ stdout: string; stderr: string }> {
  return run(process.execPath, words, { cwd: folderName, env: environment() }).catch(
    (error: { stdout: string; stderr: string }) => error,
  )
}

describe('a recipe of docs/testing-your-code.md', () => {
  beforeAll(() => {
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true })
    for (const [, file = '', text = ''] of blocks) writeFileSync(`${folder}/${file}`, text)
    // The package's own exports lead to dist/, as those of an installed package.
    writeFileSync(
      `${folder}/vitest.config.js`,
      'export default { test: { include: ["topics.test.js"], pool: "threads" } }\n',
    )
  })

  it('is there for each framework; npm run test:jest runs the one for Jest', () => {
    expect(blocks.map(([, file]) => file)).toEqual([
      ...['topics.js', 'topics.test.js', 'topics.jest.test.js', 'topics.node-test.js'],
    ])
  })

  it('passes in node:test', async () => {
    const { stdout } = await runIn(folder, ['--test', 'topics.node-test.js'])
    expect(stdout).toMatch(/# pass 2\n(?:.*\n)*# fail 0/)
  })

  it('passes in Vitest', async () => {
    const { stdout, stderr } = await runIn(folder, ['../../node_modules/vitest/vitest.mjs', 'run'])
    expect(stdout + stderr).toMatch(/Tests {2}2 passed \(2\)/)
  })
})
