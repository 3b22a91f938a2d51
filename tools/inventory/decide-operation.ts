import type { OperationModel } from '../../src/models/index.js'
import type { ItemFacts, ListedOperation } from '../../src/inventory/index.js'
import type { Decided, Decisions, LeftOutBecause } from './decisions.js'
import { itemLists, listAt } from './item-lists.js'
import { itemMembers } from './item-members.js'
import type { ItemTypes } from './item-types.js'
import type { ListOverrides } from './list-overrides.js'
import { isReadingName, nounOf, singular } from './noun.js'

/** Why the model alone shows that an operation is no part of an inventory. */
export type ByModel = 'name' | 'input' | 'list' | 'deprecated'

/** What becomes of an operation. */
export type Verdict =
  | { readonly kind: 'listed'; readonly operation: ListedOperation }
  | { readonly kind: 'left out'; readonly because: ByModel | LeftOutBecause }
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
  if (natural && natural !== 'input') return { kind: 'left out', because: natural }
  const doubt = natural ?? doubtAbout(operation, knowledge.lists.has(label))
  const decided = knowledge.decisions.of(label)
  if (decided?.leftOut) return { kind: 'left out', because: decided.leftOut }
  if (natural === 'input' && !hasAllRequired(operation, decided)) return { kind: 'left out', because: 'input' }
  if (doubt !== undefined && !decided?.isListed) return { kind: 'undecided', why: doubt }
  return { kind: 'listed', operation: listed(operation, decided, knowledge) }
}

function byModel(operation: OperationModel): ByModel | undefined {
  if (!isReadingName(operation.name)) return 'name'
  if (operation.traits.deprecated) return 'deprecated'
  if (itemLists(operation).length === 0) return 'list'
  return requiredOf(operation).length > 0 ? 'input' : undefined
}

/** The members that a caller must pass. Members in the path are never optional. */
function requiredOf({ input, paginationRule }: OperationModel): readonly string[] {
  const defaults = paginationRule?.defaults ?? {}
  const members = [...(input?.members.values() ?? [])]
  return members
    .filter(({ name, location }) => location === 'uri' || input?.required.has(name))
    .map(({ name }) => name)
    .filter((name) => !Object.hasOwn(defaults, name))
}

function hasAllRequired(operation: OperationModel, decided: Decided | undefined): boolean {
  const given = decided?.input ?? {}
  return requiredOf(operation).every((name) => Object.hasOwn(given, name))
}

/** Names of what is often not a resource of the account. */
const doubtfulName =
  /Offering|Available|Catalog|Public|Quota|Types?$|Versions?$|Engine|Region|Zone|Pric|Product|Event|Metric|Finding|Recommend|Statistic|Usage|Cost|Logs?$|Option|Limit|Attribute|Setting|Status|History|Supported|Default|Managed|Foundation|Blueprint|Insight|Count|Summar|Activit|Result|Permission|Orderable|Tags?$/

/** Why a person has to look at an operation; undefined if nothing speaks against it. */
function doubtAbout(operation: OperationModel, hasOverride: boolean): string | undefined {
  const name = doubtfulName.exec(operation.name)?.[0]
  if (name !== undefined) return `"${name}" in its name: are its items resources of the account?`
  if (hasOverride) return undefined
  const lists = itemLists(operation)
  if (lists.length > 1) {
    return `it has ${lists.length} lists (${lists.map(({ path }) => path).join(', ')}): which hold its items?`
  }
  if (operation.paginationRule) return undefined
  if (!/^(?:List|Describe)/.test(operation.name)) return 'it has no pages, and its name does not say that it lists'
  const [list] = lists
  const noun = nounOf(operation.name)
  const isNamed = list && singular(list.path.split('.').at(-1) ?? '').toLowerCase().endsWith(noun.toLowerCase())
  const isPlural = operation.name.replace(/^\w+?(?=[A-Z])/, '') !== noun
  return isNamed || isPlural ? undefined : `it has no pages, and ${list?.path} may not be what its name says`
}

function listed(
  operation: OperationModel,
  decided: Decided | undefined,
  { lists, types }: Knowledge,
): ListedOperation {
  const { service, output } = operation
  const override = lists.of(`${service.name} ${operation.name}`)
  const found = override && output ? Object.keys(override).flatMap((path) => listAt(output, path) ?? []) : itemLists(operation)
  const facts = found.map((list): [string, ItemFacts] => {
    const member = list.path.replaceAll('[]', '').split('.').at(-1) ?? ''
    const noun = found.length > 1 || override ? singular(capital(member)) : nounOf(operation.name)
    const own = itemMembers({ noun, item: list.item, list: member })
    return [list.path, { type: types.of(service, noun), ...own, ...override?.[list.path] }]
  })
  return {
    ...(decided?.input && { input: decided.input }),
    lists: Object.fromEntries(facts),
  }
}

function capital(name: string): string {
  return name.slice(0, 1).toUpperCase() + name.slice(1)
}
