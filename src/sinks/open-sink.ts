import { didYouMean, NextTokenError } from '../errors/index.js'
import { getMember, isObject } from '../values/index.js'
import { type Format, type Sink, type SinkOptions, sinkOptionProblems } from './contract/index.js'
import { formats } from './formats.js'

/**
 * Finds the sink for a target by its name; a sink is returned as it is. Nothing is opened or written before the sink's
 * `open`.
 *
 * @throws NextTokenError `InvalidTarget` for a name of unknown ending, and for what is neither a name nor a sink;
 * `InvalidConfiguration` for wrong options.
 * @example
 * const sink = await openSink('topics.csv', { csvSafe: true })
 */
export async function openSink(target: string | Sink, options: SinkOptions = {}): Promise<Sink> {
  const problems = sinkOptionProblems(options)
  if (problems.length > 0) throw new NextTokenError('InvalidConfiguration', problems.join('\n  '))
  if (typeof target !== 'string') return checkedSink(target)
  const format = formatOf(target)
  if (!format) throw new NextTokenError('InvalidTarget', unknownTarget(target))
  const makeSink = await format.load()
  return makeSink(target, options)
}

function checkedSink(target: unknown): Sink {
  if (isSink(target)) return target
  const seen =
    typeof getMember(target, 'href') === 'string'
      ? 'a URL object'
      : isObject(target)
        ? 'an object'
        : String(target)
  const problem = `the target is ${seen}. Pass the name of a file, a URL as text, or a sink: an object with ${methods.join(', ')}`
  throw new NextTokenError('InvalidTarget', problem)
}

const methods = ['open', 'write', 'commit', 'finish', 'abandon'] as const satisfies readonly (keyof Sink)[]

function isSink(target: unknown): target is Sink {
  return isObject(target) && methods.every((name) => typeof target[name] === 'function')
}

function formatOf(target: string): Format | undefined {
  const name = target.toLowerCase()
  const [path = name] = name.split('#')
  return formats.find(
    ({ endings = [], schemes = [] }) =>
      schemes.some((scheme) => name.startsWith(scheme)) || endings.some((ending) => path.endsWith(ending)),
  )
}

function unknownTarget(target: string): string {
  const endings = formats.flatMap((format) => format.endings ?? [])
  const schemes = formats.flatMap((format) => format.schemes ?? [])
  const scheme = /^[a-z][a-z0-9+.-]*:\/\//i.exec(target)?.[0]
  const [seen, known] = scheme ? [scheme, schemes] : [/\.[^./\\]*$/.exec(target)?.[0] ?? '', endings]
  const named = seen === '' ? 'has no ending' : `has the unknown ${scheme ? 'scheme' : 'ending'} "${seen}"`
  const shown = scheme ? `the target ${scheme}…` : `the target ${JSON.stringify(target)}`
  const choices = `Use a file name that ends in ${endings.join(', ')}, or a URL that begins with ${schemes.join(' or ')}`
  return `${shown} ${named}${seen === '' ? '' : didYouMean(seen, known)}. ${choices}`
}
