import { NextTokenError } from '../../errors/index.js'
import { isObject } from '../../values/index.js'
import { byteSinkOf } from './byte-sink.js'
import { FileTarget } from './file-target.js'
import { StreamTarget } from './stream-target.js'
import type { Target } from './target.js'

/**
 * What the caller named as the target.
 *
 * @throws NextTokenError `InvalidTarget` if it is none, or a file that cannot be written.
 */
export async function targetOf(given: unknown): Promise<Target> {
  if (typeof given === 'string' && given !== '') return FileTarget.at(given, false)
  const { file, to, resume } = isObject(given) ? given : {}
  if (file !== undefined && to !== undefined)
    throw invalid('`file` and `to` cannot be combined; pass one of them')
  if (resume !== undefined && typeof resume !== 'boolean')
    throw invalid(`\`resume\`: expected true or false, got a ${typeof resume}`)
  if (typeof file === 'string' && file !== '') return FileTarget.at(file, resume === true)
  if (resume === true) throw invalid('`resume` needs a `file`: a stream cannot be continued')
  const sink = file === undefined ? byteSinkOf(to) : undefined
  if (sink) return new StreamTarget(sink)
  const expected = 'the path of a file, { file: path } or { to: stream }'
  throw invalid(`expected ${expected} as the third argument, got ${seen(given)}`)
}

function invalid(problem: string): NextTokenError {
  return new NextTokenError('InvalidTarget', problem, { service: 's3' })
}

function seen(given: unknown): string {
  if (given === '') return '""'
  if (!isObject(given)) return given === null ? 'null' : typeof given
  const { file, to } = given
  if (file !== undefined) return `{ file } of type ${typeof file}`
  return to === undefined ? 'neither `file` nor `to`' : '{ to } that is no stream to write to'
}
