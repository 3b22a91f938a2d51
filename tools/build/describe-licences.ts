import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const licenceFile = /^licen[sc]e(\.md|\.txt)?$/i

/** The packages of these files with the texts of their licences, each text once. */
export function describeLicences(files: readonly string[]): string {
  const packages = new Set(
    files.flatMap((file) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? []),
  )
  const byText = new Map<string, string[]>()
  const folders = [...packages].sort()
  for (const folder of folders) {
    const text = readLicence(folder, folders)
    byText.set(text, [...(byText.get(text) ?? []), nameOf(folder)])
  }
  const parts = [...byText].map(([text, names]) => `${names.join('\n')}\n\n${text.trim()}\n`)
  const head = 'Made by tools/build/main.ts. The files beside this one contain code of these packages:\n\n'
  return head + parts.join(`\n${'-'.repeat(80)}\n\n`)
}

/**
 * Some packages name their licence without its text. The text is then taken from a package of the same repository with
 * the same licence, or from our LICENSE for packages of the AWS SDK.
 */
function readLicence(folder: string, others: readonly string[]): string {
  const own = findLicence(folder)
  if (own !== undefined) return own
  const { license, repository } = readManifest(folder)
  const siblings = others.filter((other) => {
    const manifest = readManifest(other)
    return manifest.license === license && manifest.repository?.url === repository?.url
  })
  const texts = siblings.map(findLicence).filter((text) => text !== undefined)
  if (repository?.url !== undefined && texts[0] !== undefined) return texts[0]
  if (license === 'Apache-2.0') return readFileSync('LICENSE', 'utf8')
  throw new Error(`${folder} has no licence file; leave it out of the bundle`)
}

function findLicence(folder: string): string | undefined {
  const file = readdirSync(folder).find((name) => licenceFile.test(name))
  return file === undefined ? undefined : readFileSync(join(folder, file), 'utf8')
}

function nameOf(folder: string): string {
  const { name, version, license } = readManifest(folder)
  return `${name} ${version} (${license})`
}

interface Manifest {
  readonly name: string
  readonly version: string
  readonly license: string
  readonly repository?: { readonly url: string }
}

function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
}
