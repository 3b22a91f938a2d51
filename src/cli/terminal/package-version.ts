import { readFileSync } from 'node:fs'

/** The version in package.json. The files of dist/ lie at another depth than those of src/. */
export function packageVersion(): string {
  for (const up of ['../', '../../', '../../../']) {
    try {
      const found: unknown = JSON.parse(readFileSync(new URL(`${up}package.json`, import.meta.url), 'utf8'))
      const { name, version } = Object(found)
      if (name === 'nexttoken' && typeof version === 'string') return version
    } catch {
      // One folder higher.
    }
  }
  return 'unknown'
}
