import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const root = new URL('../../../', import.meta.url).pathname

/**
 * The folder of botocore's unpacked source distribution, the only one that holds its tests: from PyPI on first
 * use, into `.cache/botocore`; or from the tarball that NEXTTOKEN_BOTOCORE_SDIST names.
 */
export async function botocoreSource(): Promise<string> {
  const version = botocoreVersion()
  const cache = join(root, '.cache', 'botocore')
  const folder = join(cache, `botocore-${version}`)
  if (existsSync(folder)) return folder
  const staging = join(cache, `unpacking-${process.pid}`)
  rmSync(staging, { recursive: true, force: true })
  mkdirSync(staging, { recursive: true })
  const tarball = process.env.NEXTTOKEN_BOTOCORE_SDIST ?? (await download(version, staging))
  await run('tar', ['-xzf', tarball, '-C', staging])
  renameSync(join(staging, `botocore-${version}`), folder)
  rmSync(staging, { recursive: true, force: true })
  return folder
}

/** The release that the shipped models were made from. */
function botocoreVersion(): string {
  const path = join(root, 'models', 'index.json')
  if (!existsSync(path)) return '1.44.5'
  const index: unknown = JSON.parse(readFileSync(path, 'utf8'))
  const version = typeof index === 'object' && index && 'botocore' in index ? index.botocore : undefined
  return typeof version === 'string' ? version : '1.44.5'
}

async function download(version: string, into: string): Promise<string> {
  const options = ['--no-deps', '--no-binary', ':all:', '--dest', into]
  try {
    await run('python3', ['-m', 'pip', 'download', ...options, `botocore==${version}`])
  } catch (cause) {
    const remedy = 'needs Python 3 with pip and PyPI, or NEXTTOKEN_BOTOCORE_SDIST naming the tarball'
    throw new Error(`botocore ${version} could not be downloaded: this ${remedy}`, { cause })
  }
  return join(into, `botocore-${version}.tar.gz`)
}
