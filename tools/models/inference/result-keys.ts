import type { Shape } from '../../../src/models/index.js'

/** Lower-case names of lists that describe a response instead of being its result. */
const sideLists =
  /^(warnings?|errors?|messages|failed.*|unprocessed.*|queryerrors|columns?|columninfo|columnmetadata|fields|tags|capabilities|generated.*details|notificationarns|.*counts|.*statuses|aggregates|.*metadata|facets.*|aggregations.*|.*failures|.*errors)$/

/** Words in operation names that do not name the result. */
const verbs = /^(List|Describe|Get|BatchGet|Search|Query|View|Scan|Find|Lookup|Filter)/

/**
 * What an operation lists: paths of members of `output`, the first being what items are. The lists that lie beside
 * the token; if there are several, those whose names consist of the operation's words; if there are none, lists one structure
 * further in, then maps, then a text that continues on the next page.
 */
export function resultKeys(operation: string, output: Shape, tokens: ReadonlySet<string>): readonly string[] {
  const lists = choose(operation, membersOf(output, 'list'))
  if (lists.length > 0) return lists
  const nested = [...output.members].flatMap(([name, { shape }]) =>
    shape.type === 'structure' ? membersOf(shape, 'list').map((inner) => `${name}.${inner}`) : [],
  )
  const inside = choose(operation, nested)
  if (inside.length > 0) return inside
  const isResult = (name: string) => !tokens.has(name)
  const maps = choose(operation, membersOf(output, 'map').filter(isResult))
  return maps.length > 0 ? maps : membersOf(output, 'string').filter((name) => /Data$/.test(name))
}

function membersOf(shape: Shape, type: 'list' | 'map' | 'string'): string[] {
  return [...shape.members].filter(([, member]) => member.shape.type === type).map(([name]) => name)
}

/** S3's delete markers and common prefixes take the place of keys, and are results like them. */
function choose(operation: string, all: readonly string[]): readonly string[] {
  const standIns = all.filter((name) => /(DeleteMarkers|CommonPrefixes)$/.test(name))
  const main = chooseMain(
    operation,
    all.filter((name) => !standIns.includes(name)),
  )
  return [...main, ...standIns]
}

function chooseMain(operation: string, names: readonly string[]): readonly string[] {
  if (names.length < 2) return names
  const main = names.filter((name) => !sideLists.test(lastPart(name).toLowerCase()))
  const candidates = main.length > 0 ? main : names
  const wanted = words(operation.replace(verbs, ''))
  const scored = candidates.map((name) => ({ name, score: sharedPart(wanted, words(lastPart(name))) }))
  const best = Math.max(...scored.map(({ score }) => score))
  // A name that matches half as well still names the same thing: Groups and GroupIdentifiers.
  return scored.filter(({ score }) => score >= best / 2).map(({ name }) => name)
}

function lastPart(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1)
}

/** The words of a name in the singular: `VpcEndpointServices` gives vpc, endpoint, service. */
function words(name: string): ReadonlySet<string> {
  const parts = name.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g) ?? []
  return new Set(parts.map((part) => part.toLowerCase().replace(/ies$/, 'y').replace(/s$/, '')))
}

/** The part of `own` that is wanted, from 0 to 1. */
function sharedPart(wanted: ReadonlySet<string>, own: ReadonlySet<string>): number {
  return [...own].filter((word) => wanted.has(word)).length / own.size
}
