import { NextTokenError } from '../../errors/index.js'

/**
 * Imports an optional package, or several whose names have blanks between them.
 *
 * @throws NextTokenError `MissingPackage` if it is not installed.
 * @example
 * const { DuckDBInstance } = await importPeer('@duckdb/node-api', 'DuckDB files', () => import('@duckdb/node-api'))
 */
export async function importPeer<Module>(
  name: string,
  purpose: string,
  load: () => Promise<Module>,
): Promise<Module> {
  try {
    return await load()
  } catch (cause) {
    if (!isMissing(cause)) throw cause
    const names = name.split(' ')
    const what = names.length > 1 ? `packages ${names.join(' and ')}, which are` : `package ${name}, which is`
    const problem = `${purpose} are written by the ${what} not installed. Run: npm install ${name}`
    throw new NextTokenError('MissingPackage', problem, { cause })
  }
}

function isMissing(cause: unknown): boolean {
  const code = typeof cause === 'object' && cause !== null ? Reflect.get(cause, 'code') : undefined
  return code === 'ERR_MODULE_NOT_FOUND' || code === 'MODULE_NOT_FOUND'
}
