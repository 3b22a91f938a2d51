import { readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { describe, expect, it } from 'vitest'

const readme = readFileSync('README.md', 'utf8')
const pages = readdirSync('docs').filter((file) => file.endsWith('.md'))

/** The first block of TypeScript under a heading. */
function firstExample(text: string, heading: string): string {
  const [, code = ''] = text.slice(text.indexOf(`## ${heading}\n`)).match(/^```ts\n([\s\S]*?)^```$/m) ?? []
  return code
}

describe('README.md', () => {
  it('is under 250 lines', () => {
    expect(readme.split('\n').length).toBeLessThan(250)
  })

  it('lists every page of docs/', () => {
    const listed = [...readme.matchAll(/^- \[docs\/([\w-]+\.md)\]/gm)].map(([, page]) => page)
    expect(listed.toSorted()).toEqual(pages.toSorted())
  })

  it('shows the walk of examples/seed-walk.ts', () => {
    expect(readFileSync('examples/seed-walk.ts', 'utf8')).toContain(firstExample(readme, 'The walk'))
  })
})

describe.each(pages)('docs/%s', (page) => {
  const text = readFileSync(`docs/${page}`, 'utf8')

  it('has one title, and says below it what the page helps with', () => {
    const prose = text.replace(/^```[\s\S]*?^```/gm, '')
    expect(prose.match(/^# /gm)).toHaveLength(1)
    const [title = '', opening = ''] = prose.split('\n\n').filter((part) => !part.startsWith('<!--'))
    expect(title, basename(page)).toMatch(/^# /)
    expect(opening).toMatch(/^[\w`]/)
  })

  it('has no heading twice', () => {
    const headings = [...text.matchAll(/^##+ (.+)$/gm)].map(([, heading]) => heading)
    expect(headings).toEqual([...new Set(headings)])
  })
})
