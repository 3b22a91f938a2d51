import { execFile } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, it } from 'vitest'

const run = promisify(execFile)
const folder = 'build/eslint-config'
const page = readFileSync('docs/eslint.md', 'utf8')

/** The first block of a language in docs/eslint.md. */
function block(language: string): string {
  const [, code = ''] = new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\`$`, 'm').exec(page) ?? []
  return code
}

describe('the configuration in docs/eslint.md', () => {
  beforeAll(() => {
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true })
    writeFileSync(`${folder}/eslint.config.js`, block('js'))
    writeFileSync(`${folder}/program.js`, block('ts'))
  })

  it('reports the example program with the documented message', async () => {
    const eslint = run(process.execPath, ['../../node_modules/eslint/bin/eslint.js', 'program.js'], {
      cwd: folder,
    })
    const { stdout } = await eslint.catch((error: { stdout: string }) => error)
    expect(block('text')).toContain('ListTopics')
    expect(stdout.replace(/\s+/g, ' ')).toContain(block('text').trim().replace(/\.$/, ''))
    expect(stdout).toContain('1 problem')
  })
})
