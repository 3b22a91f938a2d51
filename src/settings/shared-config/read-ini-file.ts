import { NextTokenError } from '../../errors/index.js'
import { platform } from '../../platform/index.js'
import { expandPath } from './expand-path.js'
import { IniError, type IniSection, parseIni } from './parse-ini.js'

/** An INI file and the environment variable that can name another one. */
export interface IniFile {
  readonly path: string
  readonly variable: string
}

/**
 * The sections of an INI file; undefined if there is no such file.
 *
 * @throws NextTokenError `InvalidConfiguration` that names the file if it cannot be read or parsed. boto3 ignores
 * a file that it may not read; the call would then be signed with the next credentials found.
 */
export function readIniFile({ path, variable }: IniFile): Map<string, IniSection> | undefined {
  const bytes = readBytes(path, variable)
  if (!bytes) return undefined
  const text = decode(bytes)
  if (text === undefined) throw unusable(path, `it is ${encodingOf(bytes)}; save it as UTF-8`)
  if (text.startsWith('\ufeff')) {
    throw unusable(path, 'it begins with a byte order mark; save it as UTF-8 without one')
  }
  try {
    return parseIni(text)
  } catch (error) {
    if (!(error instanceof IniError)) throw error
    throw unusable(path, `${error.message}; correct the file, or name another file in ${variable}`)
  }
}

function readBytes(path: string, variable: string): Uint8Array | undefined {
  try {
    return platform.readFile(expandPath(path))
  } catch (cause) {
    const { code } = Object(cause) as { code?: unknown }
    if (code === 'EISDIR') return undefined
    throw unusable(
      path,
      `it cannot be read (${String(code)}); change its permissions, or name another file in ${variable}`,
    )
  }
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function encodingOf([first, second]: Uint8Array): string {
  const isUtf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)
  return isUtf16 ? 'UTF-16' : 'not UTF-8'
}

function unusable(path: string, why: string): NextTokenError {
  return new NextTokenError('InvalidConfiguration', `the file ${path} cannot be used: ${why}`)
}
