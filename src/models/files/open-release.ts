import { NextTokenError } from '../../errors/index.js'
import { platform } from '../../platform/index.js'
import { messageOf } from '../../values/index.js'
import type { Files } from './model-folder.js'
import { readZip } from './read-zip.js'

/** A release of botocore: its version and its `data` folder. */
export interface Release {
  readonly version: string
  readonly files: Files
  readonly dataFolder: string
}

/**
 * Opens a wheel, or a folder that is or contains botocore's package.
 *
 * @throws NextTokenError `InvalidModel` that names the path.
 */
export function openRelease(path: string): Release {
  const archive = readArchive(path)
  const files = archive ? zippedFiles(archive, path) : platform
  const roots = archive ? ['botocore'] : [path, `${path}/botocore`]
  for (const root of roots) {
    const source = files.readFile(`${root}/__init__.py`)
    const version = source && /^__version__ = '([\d.]+)'/m.exec(new TextDecoder().decode(source))?.[1]
    if (version) return { version, files, dataFolder: `${root}/data` }
  }
  const problem = `${path}: no botocore in it: expected botocore/__init__.py with a __version__`
  throw new NextTokenError(
    'InvalidModel',
    `${problem}; pass a wheel (pip download --no-deps botocore) or a folder`,
  )
}

/** The bytes of a file; undefined for a folder. */
function readArchive(path: string): Uint8Array | undefined {
  if (platform.listFolder(path).length > 0) return undefined
  try {
    const bytes = platform.readFile(path)
    if (bytes) return bytes
  } catch (cause) {
    throw new NextTokenError('InvalidModel', `${path}: cannot be read: ${messageOf(cause)}`, { cause })
  }
  throw new NextTokenError('InvalidModel', `${path}: no such file or folder, or an empty folder`)
}

function zippedFiles(archive: Uint8Array, path: string): Files {
  const entries = readZip(archive, path)
  const folders = new Map<string, Set<string>>()
  for (const name of entries.keys()) {
    const parts = name.split('/')
    for (let depth = 1; depth < parts.length; depth++) {
      const folder = parts.slice(0, depth).join('/')
      folders.set(folder, (folders.get(folder) ?? new Set()).add(parts[depth] ?? ''))
    }
  }
  return {
    readFile: (name) => entries.get(name)?.(),
    listFolder: (name) => [...(folders.get(name) ?? [])].sort(),
  }
}
