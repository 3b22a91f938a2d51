import type { Shape } from '../../src/models/index.js'
import { singular } from './noun.js'

/** Where an item has its ARN, id and tags. `@` is the item itself. */
export interface ItemMembers {
  readonly arn?: string
  readonly id?: string
  readonly tags?: string
}

/** What the members of an item are told from. */
export interface NamedItem {
  /** What the operation lists, as its name says, such as `Topics`. */
  readonly noun: string
  readonly item: Shape
  /** The member of the output that holds the items, such as `clusterArns`. */
  readonly list: string
}

/**
 * The item's own ARN, id and tags. An ARN or id of something else, such as its role's, begins with the name of that:
 * only `Arn` itself and names that the item's own name ends with count.
 */
export function itemMembers({ noun, item, list }: NamedItem): ItemMembers {
  if (item.type === 'string') return isArnName(list, item) ? { arn: '@' } : { id: '@' }
  if (item.type !== 'structure') return {}
  const texts = [...item.members.values()].filter(({ shape }) => shape.type === 'string')
  const own = ownNames(noun, item)
  const names = texts.map(({ name }) => name)
  const arn = find(names, own, ['arn'])
  const id = find(names, own, ['id', 'identifier', 'name'])
  const tags = tagsOf(item)
  return { ...(arn && { arn }), ...(id && { id }), ...(tags && { tags }) }
}

function isArnName(list: string, item: Shape): boolean {
  return /arn(s|list)?$/i.test(list) || /arn$/i.test(item.name) || /^\^?arn:/.test(item.traits.pattern ?? '')
}

/** The names that an item's own members may begin with, most specific first, in lower case. */
function ownNames(noun: string, item: Shape): readonly string[] {
  const shape = item.name.replace(shapeEndings, '')
  return [...new Set([...tails(noun), ...tails(shape), ''].map((name) => name.toLowerCase()))]
}

const shapeEndings =
  /(?:Summary|Summaries|Info|Information|Description|Details?|Metadata|Configuration|Config|ListItem|ListEntry|ListElement|Item|Entry|Member|Properties|Data|Overview|Response|Output|Structure|Type|View|Model|Reference|Ref|List)+$/

/** `DBClusterSnapshot`: itself, `ClusterSnapshot` and `Snapshot`. */
function tails(name: string): readonly string[] {
  const words = name.match(/[A-Z]+(?![a-z])|[A-Z][a-z]+|[a-z]+|\d+/g) ?? [name]
  const parts = words.map((_, index) => words.slice(index).join(''))
  return parts.flatMap((part) => [singular(part), part])
}

function find(
  names: readonly string[],
  own: readonly string[],
  endings: readonly string[],
): string | undefined {
  for (const ending of endings) {
    for (const name of own) {
      const wanted = name + ending
      const found = names.find((candidate) => candidate.toLowerCase() === wanted)
      if (found !== undefined) return found
    }
  }
  return undefined
}

/** A map of texts, or a list of pairs of a key and a value. */
function tagsOf(item: Shape): string | undefined {
  for (const { name, shape } of item.members.values()) {
    if (!/^(?:resource)?tag(?:s|list|set|map|setresponse)$/i.test(name)) continue
    if (shape.type === 'map' && shape.value.shape.type === 'string') return name
    if (shape.type === 'list' && isPair(shape.element.shape)) return name
  }
  return undefined
}

function isPair(shape: Shape): boolean {
  const names = [...shape.members.keys()]
  return names.some((name) => /key$/i.test(name)) && names.some((name) => /value$/i.test(name))
}
