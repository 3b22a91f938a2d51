import { expect, it } from 'vitest'
import type { OperationModel, PaginationDescription } from '../../../src/models/index.js'
import { compiledRule, type Failure, type PaginateOptions } from '../../../src/pagination/index.js'
import { advance, afterFailure } from '../../../src/pagination/loop/advance.js'
import { begin, type Going, resumeToken, type State } from '../../../src/pagination/loop/state.js'
import { planWalk, type WalkPlan } from '../../../src/pagination/plan/index.js'
import { type Members, pagedOperation, plainRule } from './paged-operation.js'

export type Structure = Record<string, unknown>

const members = {
  input: { NextToken: 'string', MaxResults: 'integer', Stream: 'string' },
  output: { NextToken: 'string', Things: 'list', Others: 'list', Total: 'integer', More: 'boolean' },
} satisfies Record<string, Members>

export function planFor(
  rule: Partial<PaginationDescription> | OperationModel,
  options: PaginateOptions = {},
  input: Structure = {},
): WalkPlan {
  const operation =
    'service' in rule ? (rule as OperationModel) : pagedOperation({ ...plainRule, ...rule }, members)
  const sender = {
    startLoop: () => () => Promise.reject(new Error('this test sends nothing')),
    readFailure: () => refused,
    endpoint: {},
  }
  return planWalk({ rule: compiledRule(operation), sender }, input, options)
}

export const refused: Failure = {
  code: 'InvalidNextToken',
  message: 'expired',
  isRefusal: true,
  attempts: 1,
  throttles: 0,
}

/** A page that arrives, or a failure. */
export type Event = Structure | Failure

const isFailure = (event: Event): event is Failure => 'isRefusal' in event
export const page = (things: readonly unknown[], NextToken?: string, more: Structure = {}): Structure => ({
  Things: things,
  ...(NextToken !== undefined && { NextToken }),
  ...more,
})

/** What the last of these events did. */
export function run(plan: WalkPlan, events: readonly Event[], from: State = begin(plan)) {
  let state = from
  let delivered: object | undefined
  let failure: Partial<ReturnType<typeof afterFailure>> = {}
  for (const event of events) {
    if (state.kind !== 'going') throw new Error(`${state.kind} before the last event`)
    if (isFailure(event)) {
      failure = afterFailure(plan, state, { error: event, failure: event, isAbort: false })
      state = failure.state as Going
      delivered = undefined
    } else ({ state, page: delivered } = advance(plan, state, event) as { state: State; page?: object })
  }
  return { state, delivered, failure }
}

export const decoded = (token: string | undefined): unknown =>
  token === undefined ? undefined : JSON.parse(Buffer.from(token, 'base64').toString())

/** A state and a page in short. */
export function seen({ state, delivered }: { state: State; delivered?: object | undefined }) {
  const { kind, outcome, listed } = state
  return {
    kind,
    outcome,
    ...(delivered && { things: Reflect.get(delivered, 'Things') }),
    ...(state.kind === 'going' && { next: decoded(state.next.text), pause: state.pause }),
    ...(state.kind === 'stuck' && { problem: state.reason.problem, isRefusal: !!state.reason.refusal }),
    resume: decoded(resumeToken(state)),
    pages: listed.pages,
    items: listed.items,
  }
}

export interface Row {
  readonly words: string
  readonly rule?: Partial<PaginationDescription>
  readonly options?: PaginateOptions
  readonly events: readonly Event[]
  readonly expected: Structure
}

export const token = (NextToken: string | null, amount?: number) => ({
  NextToken,
  ...(amount !== undefined && { boto_truncate_amount: amount }),
})
export const ending = { end: 'repeated_token' } as const
export const follow = { follow: true, pollInterval: 70 }

/** One test for each row: what its last event did. */
export function testRows(rows: readonly Row[], more: PaginateOptions = {}): void {
  it.each(rows)('$words', ({ rule = {}, options, events, expected }) => {
    const result: Structure = seen(run(planFor(rule, { ...more, ...options }), events))
    const compared = Object.keys(expected).map((name) => [name, result[name]])
    expect(Object.fromEntries(compared)).toEqual(expected)
  })
}
