import { findOption } from '../../options/index.js'
import { type Command, findCommandIn } from '../contract/index.js'
import type { Candidate, Completion } from './candidate.js'
import { operationCandidates, serviceCandidates } from './complete-names.js'
import { completeOfOperation } from './complete-operation.js'
import { completeLeading, completeOfCommand } from './complete-options.js'
import { completeOfWait, waitCandidate } from './complete-wait.js'

/** What may follow `before`, where `current` has been typed so far. */
export function complete(
  commands: readonly Command[],
  before: readonly string[],
  current: string,
): Completion {
  const line = { ...withoutLeadingOptions(before), current }
  const completion = candidatesFor(commands, line)
  return completion === 'files' ? completion : matching(completion, current)
}

interface Line {
  /** Options before the service or command. */
  readonly leading: readonly string[]
  readonly words: readonly string[]
  readonly current: string
}

function candidatesFor(commands: readonly Command[], { leading, words, current }: Line): Completion {
  const [service, operation] = words
  if (service === undefined) return firstWords(commands, leading, current)
  const found = findCommandIn(commands, words)
  if (found) return completeOfCommand(found.command, found.rest, current)
  if (operation === 'wait') return completeOfWait({ service, words: words.slice(2), current })
  if (operation !== undefined) {
    return completeOfOperation({ service, operation, words: [...leading, ...words.slice(2)], current })
  }
  const seconds = secondWords(commands, service)
  return seconds.length > 0 ? seconds : [...operationCandidates(service), ...waitCandidate(service)]
}

function firstWords(commands: readonly Command[], leading: readonly string[], current: string): Completion {
  if (leading.length > 0 || current.startsWith('-')) {
    const completion = completeLeading(leading, current)
    if (completion) return completion
  }
  const shown = commands.filter(({ isHidden }) => !isHidden)
  return [
    ...shown.map(({ name, summary }) => ({ value: name.split(' ')[0] ?? name, description: summary })),
    ...serviceCandidates(),
  ]
}

/** The second words of commands of two words, such as `configure list`. */
function secondWords(commands: readonly Command[], first: string): readonly Candidate[] {
  return commands.flatMap(({ name, summary }) => {
    const [one, two] = name.split(' ')
    return one === first && two !== undefined ? [{ value: two, description: summary }] : []
  })
}

/** What begins as it was typed, each value once. */
function matching(candidates: readonly Candidate[], current: string): readonly Candidate[] {
  const found = candidates.filter(({ value }) => value.startsWith(current))
  return [...new Map(found.map((candidate) => [candidate.value, candidate])).values()]
}

function withoutLeadingOptions(words: readonly string[]): Pick<Line, 'leading' | 'words'> {
  let at = 0
  while (words[at]?.startsWith('-')) {
    const word = words[at] ?? ''
    const spec = word.includes('=') ? undefined : findOption(word)?.spec
    at += spec && spec.kind !== 'flag' ? 2 : 1
  }
  return { leading: words.slice(0, at), words: words.slice(at) }
}
