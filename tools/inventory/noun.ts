import { withoutReadingVerb } from '../../src/models/index.js'

/** What an operation lists, in its own words: `ListTopics` lists `Topics`. */
export function listedBy(operation: string): string {
  return withoutReadingVerb(operation).replace(/^All(?=[A-Z])/, '')
}

const endings: readonly (readonly [plural: RegExp, singular: string])[] = [
  [/(Series|Dns|Sms|Status|Access|Chaos|Analysis|Alias|Address)$/, '$1'],
  [/(I|i)ndices$/, '$1ndex'],
  [/(V|v)ertices$/, '$1ertex'],
  [/(A|a)nalyses$/, '$1nalysis'],
  [/(s)tatuses$/i, '$1tatus'],
  [/(a)liases$/i, '$1lias'],
  [/(a)ches$/, '$1che'],
  [/(b)uses$/i, '$1us'],
  [/(ss|sh|ch|x)es$/, '$1'],
  [/ies$/, 'y'],
  [/([^s])s$/, '$1'],
]

/** The singular of a name: `Policies` gives `Policy`, `Databases` gives `Database`. */
export function singular(name: string): string {
  const ending = endings.find(([plural]) => plural.test(name))
  return ending ? name.replace(ending[0], ending[1]) : name
}
