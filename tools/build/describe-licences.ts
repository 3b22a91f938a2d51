import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const licenceFiles = ['LICENSE', 'LICENSE.md', 'LICENSE.txt', 'LICENCE']

/** The packages that these files belong to, with their licences' words; each licence stands once. */
export function describeLicences(files: readonly string[]): string {
  const packages = new Set(
    files.flatMap((file) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? []),
  )
  const byText = new Map<string, string[]>()
  for (const folder of [...packages].sort()) {
    const text = readLicence(folder)
    byText.set(text, [...(byText.get(text) ?? []), nameOf(folder)])
  }
  const parts = [...byText].map(([text, names]) => `${names.join('\n')}\n\n${text.trim()}\n`)
  const head = 'Made by tools/build/main.ts. The files beside this one contain code of these packages:\n\n'
  return head + parts.join(`\n${'-'.repeat(80)}\n\n`)
}

/** Some packages of the AWS SDK name their licence and leave its text out: it is the one in our LICENSE. */
function readLicence(folder: string): string {
  const found = licenceFiles.map((name) => join(folder, name)).find((path) => existsSync(path))
  if (found !== undefined) return readFileSync(found, 'utf8')
  const { license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  if (license === 'Apache-2.0') return readFileSync('LICENSE', 'utf8')
  throw new Error(`${folder} has no licence file; leave it out of the bundle`)
}

function nameOf(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  return `${name} ${version} (${license})`
}
