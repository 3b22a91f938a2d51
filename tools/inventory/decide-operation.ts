import type { ItemFacts, ListedOperation, ListingCall } from '../../src/inventory/index.js'
import { isReadingName, type OperationModel } from '../../src/models/index.js'
import type { Decided, Decisions, LeftOutBecause } from './decisions.js'
import { doubtAbout } from './doubt-about.js'
import { itemLists, listAt, unconditional } from './item-lists.js'
import { itemMembers } from './item-members.js'
import type { ItemTypes } from './item-types.js'
import type { ListOverrides } from './list-overrides.js'
import { listedBy, singular } from './noun.js'
import { requiredMembers } from './required-members.js'

/** Why the model alone shows that an operation is no part of an inventory. */
export const leftOutByModel = {
  name: 'its name does not begin with a verb that reads',
  deprecated: 'its model says that it is deprecated',
  list: 'its output has no list',
  single: 'it has no pages, and its name says that it returns one thing',
  input: 'its model requires an input',
} as const

export type LeftOutByModel = keyof typeof leftOutByModel

/** What becomes of an operation. */
export type Verdict =
  | { readonly kind: 'listed'; readonly operation: ListedOperation }
  | { readonly kind: 'left out'; readonly because: LeftOutByModel | LeftOutBecause }
  /** A person has to decide, in `decisions.json` or `lists.json`. */
  | { readonly kind: 'undecided'; readonly why: string }

/** What is written by hand, and the names of types. */
export interface Knowledge {
  readonly decisions: Decisions
  readonly lists: ListOverrides
  readonly types: ItemTypes
}

/** Decides whether an inventory calls an operation, and what its items are. */
export function decideOperation(operation: OperationModel, knowledge: Knowledge): Verdict {
  const label = `${operation.service.name} ${operation.name}`
  const natural = byModel(operation)
  const decided = knowledge.decisions.of(label, natural === undefined || natural === 'input')
  if (decided?.leftOut) return { kind: 'left out', because: decided.leftOut }
  const calls = decidedCalls(operation, decided)
  if (natural && !(natural === 'input' && calls)) return { kind: 'left out', because: natural }
  const doubt = decided?.isListed ? undefined : doubtAbout(operation, knowledge.lists.has(label))
  if (doubt !== undefined) return { kind: 'undecided', why: doubt }
  return {
    kind: 'listed',
    operation: { ...withCalls(calls ?? [callOf(operation) ?? {}]), lists: listsOf(operation, knowledge) },
  }
}

function byModel(operation: OperationModel): LeftOutByModel | undefined {
  const { name, paginationRule, traits } = operation
  if (!isReadingName(name)) return 'name'
  if (traits.deprecated) return 'deprecated'
  if (itemLists(operation).length === 0) return 'list'
  if (!paginationRule && singular(name) === name) return 'single'
  return callOf(operation) ? undefined : 'input'
}

/**
 * The call that the model allows without knowing more: without an input, or with the largest page or the account's id
 * where these are required.
 */
function callOf(operation: OperationModel): ListingCall | undefined {
  const { paginationRule: rule } = operation
  const input: Record<string, unknown> = {}
  for (const { name, shape } of requiredMembers(operation)) {
    if (name === rule?.limitKey) input[name] = shape.traits.max ?? 100
    else if (/^(?:aws)?accountid$/i.test(name)) input[name] = '$account'
    else return undefined
  }
  return Object.keys(input).length > 0 ? { input } : {}
}

/** The calls that a person decided on. */
function decidedCalls(
  { input }: OperationModel,
  decided: Decided | undefined,
): readonly ListingCall[] | undefined {
  const { calls, each } = decided ?? {}
  if (each === undefined) return calls
  const values = input?.members.get(each)?.shape.traits.enum ?? []
  return values.map((value) => ({ input: { [each]: value } }))
}

/** A single call without an input goes without saying. */
function withCalls(calls: readonly ListingCall[]): Pick<ListedOperation, 'calls'> {
  return calls.some(({ input }) => input) ? { calls } : {}
}

function listsOf(operation: OperationModel, { lists, types }: Knowledge): ListedOperation['lists'] {
  const { service, output } = operation
  const override = lists.of(`${service.name} ${operation.name}`)
  const found =
    override && output
      ? Object.keys(override).flatMap((path) => listAt(output, path) ?? [])
      : itemLists(operation)
  const facts = found.map((list): [string, ItemFacts] => {
    const member = unconditional(list.path).replaceAll('[]', '').split('.').at(-1) ?? ''
    const noun = found.length > 1 ? capital(member) : listedBy(operation.name)
    const own = list.isMap ? { id: 'key' } : itemMembers({ noun, item: list.item, list: member })
    return [list.path, { type: types.of(service, singular(noun)), ...own, ...override?.[list.path] }]
  })
  return Object.fromEntries(facts)
}

function capital(name: string): string {
  return name.slice(0, 1).toUpperCase() + name.slice(1)
}
