import { describe, expect, it } from 'vitest'
import { buildCheck, type Check, checks } from '../../tools/checks/check-table.js'
import { runChecks } from '../../tools/checks/run-checks.js'
import { selectChecks } from '../../tools/checks/select-checks.js'

const passing: Check = { name: 'passing', words: 'prints and passes', command: 'node -p 400000+2' }
const failing: Check = { name: 'failing', words: 'prints and fails', command: 'node no-such-program.js' }
const brokenBuild: Check = { ...buildCheck, command: 'node no-such-build.js' }
const built: Check = { ...passing, name: 'built', needsBuild: true }

async function run(table: readonly Check[]) {
  const lines: string[] = []
  const reports = await runChecks(table, { verbose: false, print: (line) => lines.push(line) })
  return { outcomes: reports.map(({ check, outcome }) => `${check.name} ${outcome}`), text: lines.join('\n') }
}

describe('npm run check', () => {
  it('runs every check, also after one has failed', async () => {
    const { outcomes } = await run([failing, passing])
    expect(outcomes).toEqual(['failing failed', 'passing passed'])
  })

  it('shows the output of failed checks only', async () => {
    const { text } = await run([failing, passing])
    expect(text).toContain('no-such-program.js')
    expect(text).not.toContain('400002')
  })

  it('skips what needs a build that failed, and builds once', async () => {
    const { outcomes } = await run([passing, brokenBuild, built, { ...built, name: 'another' }])
    expect(outcomes).toEqual(['passing passed', 'build failed', 'built skipped', 'another skipped'])
  })

  it('reports a command that does not exist as failed', async () => {
    const { outcomes } = await run([{ ...passing, command: 'nexttoken-no-such-command' }])
    expect(outcomes).toEqual(['passing failed'])
  })
})

describe('npm run check -- NAME…', () => {
  const names = (...wanted: string[]) => {
    const selection = selectChecks([passing, buildCheck, built], wanted)
    return 'problem' in selection ? selection.problem : selection.checks.map(({ name }) => name)
  }

  it.each([
    { words: 'no name takes all', wanted: [], expected: ['passing', 'build', 'built'] },
    { words: 'a name takes that check alone', wanted: ['passing'], expected: ['passing'] },
    { words: 'a check that needs the build brings it', wanted: ['built'], expected: ['build', 'built'] },
  ])('$words', ({ wanted, expected }) => {
    expect(names(...wanted)).toEqual(expected)
  })

  it('names the checks that there are if one is unknown', () => {
    expect(names('passing', 'pasing')).toBe('no check is named pasing; the names are passing, build, built')
  })
})

describe('the table of checks', () => {
  it('has each name once, in a form that needs no quotes', () => {
    const names = checks.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    for (const name of names) expect(name).toMatch(/^[a-z-]+$/)
  })

  it('builds before the first check that needs dist/', () => {
    const first = checks.findIndex(({ needsBuild }) => needsBuild)
    expect(checks.indexOf(buildCheck)).toBeLessThan(first)
    expect(checks.filter(({ command }) => command.includes('build'))).toEqual([buildCheck])
  })

  it('has commands that every shell reads alike', () => {
    for (const { command } of checks) expect(command).toMatch(/^[\w./ -]+$/)
  })
})
