import type { MergeMethod } from '../../../src/pagination/rule/member-policy.js'

/** Patterns of a number's documentation or name, and what they say about it. The first match counts. */
const signs: readonly (readonly [way: MergeMethod, name: RegExp | undefined, words: RegExp | undefined])[] = [
  [
    'same',
    /^(status|max\w*|min\w*|port|\w*size(InBytes|Bytes)?|\w*version(number)?)$/i,
    /value that you (specified|provided)/i,
  ],
  [
    'sum',
    undefined,
    /(in|with) this (response|page|request)|(that (are|were)|results?|datasets) returned|returned at (one|a) time/i,
  ],
  [
    'latest',
    /^(approximate)?total|total\w*(count|results?)$/i,
    /\btotal\b|approximate|regardless of|across all pages|so far|remaining/i,
  ],
  ['sum', /^(key|item|return\w*|result|num|number|annotation)?(count|size|results|quantity)$/i, undefined],
]

/** What a number most likely is, as a proposal for a person; undefined if nothing matches. */
export function proposeWay(name: string, documentation: string): MergeMethod | undefined {
  const words = documentation.replace(/<[^>]+>/g, '')
  return signs.find(([, ofName, ofWords]) => ofName?.test(name) || ofWords?.test(words))?.[0]
}
