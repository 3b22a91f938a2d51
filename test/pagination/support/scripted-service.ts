import type { PlainSend } from '../../support/plain-paginator.js'

type Structure = Record<string, unknown>

export interface ScriptedService {
  send: PlainSend<Structure, Structure>
  /** What was asked for, in order. */
  inputs: Structure[]
}

/** Answers with these pages, one after the other, whatever is asked; an error is thrown, once. */
export function answerInTurn(answers: readonly (Structure | Error)[]): ScriptedService {
  const inputs: Structure[] = []
  const rest = [...answers]
  const send: ScriptedService['send'] = async (input) => {
    inputs.push(structuredClone(input))
    const answer = rest.shift()
    if (!answer) throw new Error('asked for more pages than there are')
    if (answer instanceof Error) throw answer
    return answer
  }
  return { send, inputs }
}

/**
 * A list of items behind tokens, as a service keeps it: a token names the place to go on from, so asking twice
 * gives the same page. `sizes` are the pages' sizes in turn, 0 among them; the last size goes on.
 */
export function storedList(items: readonly unknown[], sizes: readonly number[]): ScriptedService {
  const inputs: Structure[] = []
  const send: ScriptedService['send'] = async (input) => {
    inputs.push(structuredClone(input))
    const [page, start] = String(input.NextToken ?? '0:0')
      .split(':')
      .map(Number)
    const size = sizes[Math.min(page, sizes.length - 1)]
    const end = start + size
    const token = end < items.length || page < sizes.length - 1 ? `${page + 1}:${end}` : undefined
    return { Things: items.slice(start, end), ...(token && { NextToken: token }) }
  }
  return { send, inputs }
}
