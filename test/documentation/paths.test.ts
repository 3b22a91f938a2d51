import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join, normalize } from 'node:path'
import { describe, expect, it } from 'vitest'

const folders = ['api', 'bench', 'docs', 'examples', 'fuzz', 'models', 'src', 'test', 'tools']
const files = folders.flatMap((folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('node_modules'))
    .map((entry) => join(entry.parentPath, entry.name)),
)
const names = new Set([...files, ...readdirSync('.')].map((file) => basename(file)))
const documents = [
  ...['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'SECURITY.md', 'CODE_OF_CONDUCT.md'],
  ...['.changeset/README.md', '.github/pull_request_template.md'],
  ...files.filter((file) => file.endsWith('.md')),
]
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }

describe.each(documents)('%s refers only to things that exist:', (document) => {
  const text = readFileSync(document, 'utf8')
  /** Examples are compiled and run by another test. */
  const prose = text.replace(/^```[\s\S]*?^```/gm, '')
  const code = [...prose.matchAll(/`([^`\n]+)`/g)].map(([, words = '']) => words)

  it('links', () => {
    const targets = [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target)
    const broken = targets.filter((target) => !/^[a-z]+:/.test(target) && !leadsSomewhere(document, target))
    expect(broken).toEqual([])
  })

  it('paths', () => {
    const paths = code.filter((words) =>
      /^(?:\.ci|api|bench|docs|examples|fuzz|models|src|test|tools)\/\S*$/.test(words),
    )
    expect(paths.filter((path) => !isThere(document, path))).toEqual([])
  })

  it('file names without a folder', () => {
    const bare = code.filter((words) => /^[\w-]+(\.[\w-]+)*\.(?:m?ts|mjs|md)$/.test(words))
    expect(bare.filter((name) => !names.has(name))).toEqual([])
  })

  it('npm scripts', () => {
    const commands = [...text.matchAll(/npm run (?:-s )?([\w:-]+)/g)].map(([, name = '']) => name)
    expect(commands.filter((name) => !Object.hasOwn(scripts, name))).toEqual([])
  })
})

function leadsSomewhere(document: string, target: string): boolean {
  const [path = '', anchor] = target.split('#')
  const file = path === '' ? document : normalize(join(dirname(document), path))
  if (!existsSync(file)) return false
  return anchor === undefined || anchorsOf(file).includes(anchor)
}

/** As GitHub makes them. */
function anchorsOf(file: string): string[] {
  const headings = readFileSync(file, 'utf8').matchAll(/^#+ (.+)$/gm)
  return [...headings].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  )
}

/** `<placeholders>`, `*` and `…` stand for anything in a folder that exists. A page of a folder names what lies beside it. */
function isThere(document: string, path: string): boolean {
  const fixed = path.replace(/[^/]*[<*…].*$/, '').replace(/[:#].*$/, '')
  return existsSync(fixed) || existsSync(join(dirname(document), fixed))
}
