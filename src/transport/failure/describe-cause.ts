import { isError } from '../../values/index.js'
import { causesOf } from './causes-of.js'

/**
 * What broke a connection: code and message of the innermost error. Query strings and user names of URLs are removed,
 * because they are secrets in a signed URL.
 */
export function describeCause(error: Error): string {
  const causes = causesOf(error)
  const cause = causes.findLast((candidate) => codeOf(candidate) !== undefined) ?? causes.at(-1) ?? error
  const code = codeOf(cause)
  const words = clean(messageOf(cause))
  return code === undefined || words.includes(code) ? words : `${code} ${words}`.trim()
}

function codeOf(error: Error): string | undefined {
  return 'code' in error && typeof error.code === 'string' ? error.code : undefined
}

/** Node's error for a host with several addresses has no message; its parts do. */
function messageOf(error: Error): string {
  if (error.message !== '') return error.message
  const parts: readonly unknown[] = 'errors' in error && Array.isArray(error.errors) ? error.errors : []
  return parts.map((part) => (isError(part) ? part.message : '')).join(', ')
}

function clean(message: string): string {
  return message
    .replace(/@smithy\/\S+ - (\[ERROR\] )?/, '')
    .replace(/\?[^\s'"]*/g, '?…')
    .replace(/\/\/[^\s/'"@]*@/g, '//…@')
    .replace(/[\s.]+$/, '')
    .slice(0, 300)
}
