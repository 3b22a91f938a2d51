import type { Shape } from '../../../src/models/index.js'

/** An input token and the output member that holds its next value. */
export interface TokenPair {
  readonly input: string
  /** The output member's name, without the structure around it. */
  readonly output: string
}

/**
 * Names of tokens, in small letters, and the names of what gives them, the likelier first. Learnt from boto3's own
 * rules; `test/models/inference.test.ts` holds how many of those these names find again.
 */
const pairedNames: Readonly<Record<string, readonly string[]>> = {
  nexttoken: ['nexttoken'],
  marker: ['nextmarker', 'nextpagemarker', 'marker'],
  nextmarker: ['nextmarker'],
  pagetoken: ['nextpagetoken', 'pagetoken'],
  nextpagetoken: ['nextpagetoken'],
  position: ['position'],
  startingtoken: ['nexttoken'],
  paginationtoken: ['paginationtoken'],
  continuationtoken: ['nextcontinuationtoken', 'continuationtoken'],
  token: ['nexttoken'],
  cursor: ['nextcursor', 'cursor'],
  nextindex: ['nextindex'],
  itemoffset: ['nextitemoffset'],
  sharditerator: ['nextsharditerator'],
}

/** Families of names, for tokens of several parts: what the input's name begins or ends with, and the output's. */
const families: readonly (readonly [input: RegExp, output: (part: string) => string])[] = [
  [/^exclusivestart(.+)$/, (part) => `lastevaluated${part}`],
  [/^start(.+)$/, (part) => `next${part}`],
  [/^(.+)marker$/, (part) => `next${part}marker`],
  [/^(.+)marker$/, (part) => `${part}marker`],
]

/**
 * The tokens of an operation: by a usual name, else by a family. Both sides have to be of one type, so that the
 * one can carry the other; `outputs` is the output, or a structure in it.
 */
export function pairTokens(input: Shape, outputs: Shape): readonly TokenPair[] {
  const byName = new Map([...outputs.members.keys()].map((name) => [name.toLowerCase(), name]))
  const pair = (name: string, others: readonly string[]): TokenPair[] => {
    const output = others.flatMap((other) => byName.get(other) ?? [])[0]
    const fits = output !== undefined && isOneType(input, name, outputs, output)
    return fits ? [{ input: name, output }] : []
  }
  const names = [...input.members.keys()]
  for (const usual of Object.keys(pairedNames)) {
    const name = names.find((one) => one.toLowerCase() === usual)
    const found = name === undefined ? [] : pair(name, pairedNames[usual] ?? [])
    if (found.length > 0) return found
  }
  for (const [pattern, outputName] of families) {
    const found = names.flatMap((name) => {
      const part = pattern.exec(name.toLowerCase())?.[1]
      return part === undefined ? [] : pair(name, [outputName(part)])
    })
    if (found.length > 0) return found
  }
  return []
}

function isOneType(input: Shape, name: string, outputs: Shape, output: string): boolean {
  const [taken, given] = [input.members.get(name)?.shape.type, outputs.members.get(output)?.shape.type]
  return taken === given && taken !== 'list' && taken !== 'boolean' && taken !== 'timestamp'
}
