import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { compileEach } from '../compiler/support/compile.js'

/** The rows of docs/types.md: what is written, and what the compiler then says. */
const rows = [
  ...readFileSync('docs/types.md', 'utf8').matchAll(/^\| `(\w+\(.+\))` \| (there is .+|.+ has no .+) \|$/gm),
]

/** A misspelt service is made a client; everything else is a member of a client of SNS. */
function programOf(written: string): string {
  const line = written.startsWith('client(') ? written : `sns.${written}`
  return `import { client } from 'nexttoken'\nimport 'nexttoken/types/sns'\nconst sns = client('sns')\nvoid sns\nvoid ${line}\n`
}

const nameOf = (written: string) => written.replace(/\W+/g, '-')

describe('the table of misspelt names in docs/types.md', () => {
  let said: ReturnType<typeof compileEach>
  beforeAll(() => {
    const programs = rows.map(([, written = '']) => [nameOf(written), programOf(written)] as const)
    said = compileEach('documented', Object.fromEntries(programs))
  })

  it('has rows', () => {
    expect(rows.length).toBeGreaterThan(3)
  })

  it.each(rows.map(([, written = '', message = '']) => ({ written, message })))(
    '$written: $message',
    async ({ written, message }) => {
      expect((await said)[nameOf(written)]).toContain(message)
    },
  )
})
