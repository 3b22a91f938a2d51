import { percentEncode } from '../../protocols/index.js'

/**
 * A path as all services except S3 sign it: without empty and dot segments, and encoded a second time. S3 signs
 * the path as it is sent.
 */
export function canonicalPath(path: string): string {
  const kept: string[] = []
  for (const segment of path.split('/')) {
    if (segment === '..') kept.pop()
    else if (segment !== '' && segment !== '.') kept.push(percentEncode(segment))
  }
  const start = path.startsWith('/') ? '/' : ''
  const end = kept.length > 0 && path.endsWith('/') ? '/' : ''
  return start + kept.join('/') + end
}
