import { readFileSync, statSync } from 'node:fs'
import type { Files } from '../../src/models/index.js'
import { platform } from '../../src/platform/index.js'
import { readZip } from './read-zip.js'

/** A release of botocore: its version and its `data` folder. */
export interface Release {
  readonly version: string
  readonly files: Files
  readonly dataFolder: string
}

/** Opens a wheel, or a folder that is or contains botocore's package. */
export function openRelease(path: string): Release {
  const unpacked = statSync(path).isDirectory()
  const files = unpacked ? platform : zippedFiles(readFileSync(path))
  const roots = unpacked ? [path, `${path}/botocore`] : ['botocore']
  for (const root of roots) {
    const source = files.readFile(`${root}/__init__.py`)
    const version = source && /^__version__ = '([\d.]+)'/m.exec(Buffer.from(source).toString())?.[1]
    if (version) return { version, files, dataFolder: `${root}/data` }
  }
  throw new Error(`${path}: no botocore in it: expected botocore/__init__.py with a __version__`)
}

function zippedFiles(archive: Buffer): Files {
  const entries = readZip(archive)
  const folders = new Map<string, Set<string>>()
  for (const path of entries.keys()) {
    const parts = path.split('/')
    for (let depth = 1; depth < parts.length; depth++) {
      const folder = parts.slice(0, depth).join('/')
      folders.set(folder, (folders.get(folder) ?? new Set()).add(parts[depth] ?? ''))
    }
  }
  return {
    readFile: (path) => entries.get(path)?.(),
    listFolder: (path) => [...(folders.get(path) ?? [])].sort(),
  }
}
