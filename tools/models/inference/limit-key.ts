import type { Shape } from '../../../src/models/index.js'

/** Lower-case names of the limit parameter, most likely first, taken from boto3's own rules. */
const names = [
  'maxresults',
  'maxresult',
  'maxrecords',
  'limit',
  'maxitems',
  'pagesize',
  'maximumpagesize',
  'maxkeys',
  'maxuploads',
  'maxparts',
  'maxbuckets',
  'maxnumberofdomains',
  'maxdatapoints',
  'maxrows',
  'resourcesperpage',
  'numberoflines',
]

/** Route 53 and Chime have the number as a string. */
const types: ReadonlySet<string> = new Set(['integer', 'long', 'string'])

/** The input member that limits a page's size: one of the usual names, else the only number named `max…`. */
export function limitKey(input: Shape): string | undefined {
  const members = [...input.members].filter(([, { shape }]) => types.has(shape.type))
  for (const name of names) {
    const found = members.find(([member]) => member.toLowerCase() === name)
    if (found) return found[0]
  }
  const others = members.filter(
    ([name, { shape }]) => /^max[A-Z]\w*s$|^Max[A-Z]\w*s$/.test(name) && shape.type === 'integer',
  )
  return others.length === 1 ? others[0]?.[0] : undefined
}
