import { NextTokenError } from '../../errors/index.js'
import { getMember } from '../../values/index.js'

/**
 * Handles the failure to import an optional package, or one of several whose names have blanks between them. Write the
 * name literally in an `import()` with `catch`: then bundlers include the package only if it is installed.
 *
 * @throws NextTokenError `MissingPackage` if it is not installed; otherwise the failure itself.
 * @example
 * const { parquetWriteRows } = await import('hyparquet-writer').catch(notInstalled('hyparquet-writer', 'Parquet files'))
 */
export function notInstalled(name: string, purpose: string): (cause: unknown) => never {
  return (cause) => {
    const code = getMember(cause, 'code')
    if (code !== 'ERR_MODULE_NOT_FOUND' && code !== 'MODULE_NOT_FOUND') throw cause
    const names = name.split(' ')
    const what = names.length > 1 ? `packages ${names.join(' and ')}, which are` : `package ${name}, which is`
    const problem = `${purpose} are written by the ${what} not installed. Run: npm install ${name}`
    throw new NextTokenError('MissingPackage', problem, { cause })
  }
}
