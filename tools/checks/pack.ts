import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'

export interface Packed {
  /** The tarball's path. */
  readonly path: string
  /** Bytes of the tarball. */
  readonly size: number
  readonly unpackedSize: number
  readonly files: readonly { readonly path: string; readonly size: number }[]
}

/** What `npm publish` would send, made of `dist/` and `types/` as they are: they must be built. */
export function pack(folder: string): Packed {
  mkdirSync(folder, { recursive: true })
  const output = execFileSync('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', folder], {
    encoding: 'utf8',
    maxBuffer: 64 << 20,
    stdio: ['ignore', 'pipe', 'ignore'],
    // npm is a script there, which only a shell can run.
    shell: process.platform === 'win32',
  })
  const report = JSON.parse(output) as unknown
  // npm 10 and before answer with a list, later ones with an object by package name.
  const [packed] = Object.values(Object(report)) as (Omit<Packed, 'path'> & { filename: string })[]
  if (!packed) throw new Error(`npm pack reported nothing: ${output.slice(0, 200)}`)
  return { ...packed, path: join(folder, packed.filename) }
}
