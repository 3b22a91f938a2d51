import { tag } from '@smithy/core/cbor'
import type { Structure } from '../../../src/protocols/index.js'
import type { Family, Wire, Written } from './contract-service.js'

export type Skips = Partial<Record<Family | Wire, string>>

export interface Answer extends Written {
  readonly words: string
  readonly gives: Structure
  /** Why the case does not apply. */
  readonly skip?: Skips
}

export const date = new Date('2024-01-02T03:04:05Z')
export const epoch = tag({ tag: 1, value: 1704164645 })
export const bytes = new Uint8Array([0, 255, 104, 105])
/** An object with these keys of its own, `__proto__` among them. */
export const own = (...entries: [string, unknown][]) => Object.fromEntries(entries)

/** What each family of protocols writes, and what a user gets. */
export const answers: Answer[] = [
  { words: 'no members', json: '{}', xml: '', cbor: {}, gives: {} },
  {
    words: 'members that the model does not know, which are ignored',
    json: '{"Other":{"a":[1]},"String":"s","toString":"x"}',
    xml: '<Other><a>1</a></Other><String>s</String><toString>x</toString>',
    cbor: { Other: { a: [1] }, String: 's', toString: 'x' },
    gives: { String: 's' },
  },
  {
    words: 'a required member missing, which is absent',
    json: '{"Strict":{}}',
    xml: '<Strict></Strict>',
    cbor: { Strict: {} },
    gives: { Strict: {} },
  },
  {
    words: 'null in place of a member, which is absent',
    json: '{"String":null,"Integer":1}',
    xml: '<Integer>1</Integer>',
    cbor: { String: null, Integer: 1 },
    gives: { Integer: 1 },
    skip: { xml: 'XML has no null' },
  },
  {
    words: 'nested structures and lists of them',
    json: '{"Inner":{"Inner":{"String":"s"}},"Inners":[{"Integer":1},{"Inner":{"Integer":2}}]}',
    xml:
      '<Inner><Inner><String>s</String></Inner></Inner>' +
      '<Inners><item><Integer>1</Integer></item><item><Inner><Integer>2</Integer></Inner></item></Inners>',
    cbor: { Inner: { Inner: { String: 's' } }, Inners: [{ Integer: 1 }, { Inner: { Integer: 2 } }] },
    gives: { Inner: { Inner: { String: 's' } }, Inners: [{ Integer: 1 }, { Inner: { Integer: 2 } }] },
  },
  {
    words: 'integers beyond 2^53, of which no digit is lost',
    json: '{"Long":9007199254740993,"LongList":[-9223372036854775808,7]}',
    xml: '<Long>9007199254740993</Long><LongList><item>-9223372036854775808</item><item>7</item></LongList>',
    cbor: { Long: 9007199254740993n, LongList: [-9223372036854775808n, 7] },
    gives: { Long: 9007199254740993n, LongList: [-9223372036854775808n, 7] },
  },
  {
    words: 'numbers that are not finite',
    json: '{"DoubleList":["NaN","Infinity","-Infinity"]}',
    xml: '<DoubleList><item>NaN</item><item>Infinity</item><item>-Infinity</item></DoubleList>',
    cbor: { DoubleList: [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY] },
    gives: { DoubleList: [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY] },
  },
  {
    words: 'characters of every plane, and markup as text',
    json: '{"String":"\\u00e9 ☃ 𝒳 e\\u0301 <&>\\"\'"}',
    xml: '<String>&#xe9; ☃ 𝒳 e&#x301; &lt;&amp;&gt;&quot;&apos;</String>',
    cbor: { String: 'é ☃ 𝒳 e\u0301 <&>"\'' },
    gives: { String: 'é ☃ 𝒳 e\u0301 <&>"\'' },
  },
  {
    words: 'white space and control characters',
    json: '{"String":"a\\tb\\r\\nc\\u007f"}',
    xml: '<String>a&#9;b&#13;&#10;c&#127;</String>',
    cbor: { String: 'a\tb\r\nc\u007f' },
    gives: { String: 'a\tb\r\nc\u007f' },
  },
  {
    words: 'map keys that every object has',
    json: '{"StringMap":{"constructor":"a","toString":"b","hasOwnProperty":"c"}}',
    xml: mapOf('StringMap', [
      ['constructor', 'a'],
      ['toString', 'b'],
      ['hasOwnProperty', 'c'],
    ]),
    cbor: { StringMap: { constructor: 'a', toString: 'b', hasOwnProperty: 'c' } },
    gives: { StringMap: own(['constructor', 'a'], ['toString', 'b'], ['hasOwnProperty', 'c']) },
  },
  {
    words: 'a map key __proto__, which becomes an own property',
    json: '{"StringMap":{"__proto__":"a"}}',
    xml: mapOf('StringMap', [['__proto__', 'a']]),
    cbor: { StringMap: own(['__proto__', 'a']) },
    gives: { StringMap: own(['__proto__', 'a']) },
    skip: {
      cbor: 'Smithy’s library cannot read it, so that the answer is refused: see malformed-responses.test.ts',
    },
  },
  {
    words: 'timestamps in the format of each shape',
    json: '{"Iso":"2024-01-02T03:04:05Z","Epoch":1704164645,"Rfc":"Tue, 02 Jan 2024 03:04:05 GMT"}',
    xml: '<Iso>2024-01-02T03:04:05Z</Iso><Epoch>1704164645</Epoch><Rfc>Tue, 02 Jan 2024 03:04:05 GMT</Rfc>',
    cbor: { Iso: epoch, Epoch: epoch, Rfc: epoch },
    gives: { Iso: date, Epoch: date, Rfc: date },
  },
  ...scalarAnswers(),
]

/** A list and a map of each kind of scalar, beside the scalar itself. */
function scalarAnswers(): Answer[] {
  const kinds: [name: string, json: string, xml: string, cbor: unknown, gives: unknown][] = [
    ['String', '"s"', 's', 's', 's'],
    ['Boolean', 'true', 'true', true, true],
    ['Integer', '-7', '-7', -7, -7],
    ['Long', '12', '12', 12, 12],
    ['Float', '1.5', '1.5', 1.5, 1.5],
    ['Double', '-1e-7', '-1e-7', -1e-7, -1e-7],
    ['Blob', '"AP9oaQ=="', 'AP9oaQ==', bytes, bytes],
    ['Timestamp', '1704164645', '2024-01-02T03:04:05Z', epoch, date],
  ]
  return kinds.map(([name, json, xml, cbor, value]) => ({
    words: `a ${name.toLowerCase()}, a list and a map of them`,
    json: `{"${name}":${json},"${name}List":[${json},${json}],"${name}Map":{"k":${json}}}`,
    xml: `<${name}>${xml}</${name}><${name}List><item>${xml}</item><item>${xml}</item></${name}List>${mapOf(`${name}Map`, [['k', xml]])}`,
    cbor: { [name]: cbor, [`${name}List`]: [cbor, cbor], [`${name}Map`]: { k: cbor } },
    gives: { [name]: value, [`${name}List`]: [value, value], [`${name}Map`]: { k: value } },
  }))
}

function mapOf(name: string, entries: [string, string][]): string {
  const items = entries.map(([key, value]) => `<entry><key>${key}</key><value>${value}</value></entry>`)
  return `<${name}>${items.join('')}</${name}>`
}
