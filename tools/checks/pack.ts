import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'

export interface Packed {
  /** Path of the tarball. */
  readonly path: string
  /** Size of the tarball in bytes. */
  readonly size: number
  readonly unpackedSize: number
  readonly files: readonly { readonly path: string; readonly size: number }[]
}

/** Packs what `npm publish` would send. `dist/` and `types/` must be built. */
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
  // npm 10 and older print a list; newer versions print an object by package name.
  const [packed] = Object.values(Object(report)) as (Omit<Packed, 'path'> & { filename: string })[]
  if (!packed) throw new Error(`npm pack reported nothing: ${output.slice(0, 200)}`)
  return { ...packed, path: join(folder, packed.filename) }
}
