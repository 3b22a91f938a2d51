import type { Acceptor } from './acceptor.js'
import type { CompiledWaiter } from './compile-waiter.js'
import type { WaiterAcceptor, WaiterAnswer } from './waiter-answer.js'

/** An answer, and what a waiter makes of it. */
export interface Judged {
  readonly answer: WaiterAnswer<object>
  readonly state: WaiterAcceptor['state']
  /** What matched; undefined if nothing did. */
  readonly acceptor: WaiterAcceptor | undefined
  /** What the waiter looks at in this answer. */
  readonly seen: unknown
  /** The acceptor that looks at it; undefined for an error, and if no acceptor looks at outputs. */
  readonly watched: WaiterAcceptor | undefined
}

/** Judges an answer: the first acceptor that matches decides, and without one the wait goes on. */
export function judge({ acceptors }: CompiledWaiter, answer: WaiterAnswer<object>): Judged {
  const matched = acceptors.find(({ matches }) => matches(answer))
  const watched = answer.error ? undefined : watchedBy(acceptors, matched)
  return {
    answer,
    state: matched?.description.state ?? 'retry',
    acceptor: matched?.description,
    seen: answer.error?.code ?? watched?.look(answer),
    watched: watched?.description,
  }
}

/** The acceptor whose value says most about an output: the one that matched, else what a success would look at. */
function watchedBy(acceptors: readonly Acceptor[], matched: Acceptor | undefined): Acceptor | undefined {
  const candidates = [...(matched ? [matched] : []), ...inOrder(acceptors)]
  return candidates.find(({ description }) => description.matcher !== 'error')
}

/** What the acceptors look at in an output, successes first, expressions before the status. */
function inOrder(acceptors: readonly Acceptor[]): readonly Acceptor[] {
  const rank = ({ description: { state, matcher } }: Acceptor) =>
    (matcher === 'status' ? 2 : 0) + (state === 'success' ? 0 : 1)
  return [...acceptors].sort((one, other) => rank(one) - rank(other))
}
