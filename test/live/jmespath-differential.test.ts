import { describe, expect, it } from 'vitest'
import { compileJmespath } from '../../src/jmespath/index.js'
import { marked, runPython } from './support/botocore-pages.js'

interface Answer {
  readonly result?: unknown
  readonly error?: string
}

const page = {
  d: new Date(10_000),
  d2: new Date(10_000),
  d3: new Date(20_000),
  b: new Uint8Array([1, 2]),
  b2: new Uint8Array([1, 2]),
  n: 9007199254740999n,
  n2: 9007199254740999n,
  n3: 9007199254741001n,
  e: [],
  eo: {},
  es: '',
  z: 0,
  f: false,
  nul: null,
  s: 'abc',
  t: 'abd',
  i: 5,
  fl: 1.5,
  l: [
    { K: 'a', d: new Date(5000), n: 30, S: '10', Tags: [{ Key: 'x', Value: '1' }] },
    { K: 'b', d: new Date(1000), n: 4, S: '9', Tags: [] },
    { K: 'c', d: new Date(9000), n: 100, S: '\u{1f600}' },
    { K: 'd', d: new Date(9000), n: 4, S: '\uffff' },
  ],
  m: { u: null, z: 1 },
  ll: [[1, 2], [3], 4, [], [[5]]],
  'foo-bar': 1,
}

const fields = [
  'd',
  'b',
  'n',
  'e',
  'eo',
  'es',
  'z',
  'f',
  'nul',
  's',
  'i',
  'fl',
  'l',
  'm',
  'll',
  '"foo-bar"',
  'missing',
]
const lists = ['l[].K', 'l[].S', 'l[].n', 'l[].d', 'e', 'll', '[n, n2]', '[z, fl]', 's', 'nul']
const pairs = [
  'd2',
  'd3',
  'b2',
  'n2',
  'n3',
  's',
  't',
  'i',
  'z',
  '`0`',
  '`false`',
  '`null`',
  "''",
  '`[]`',
  '`{}`',
  '`"abc"`',
]

/** Every function and operator on every kind of value, and the forms that people write. */
const expressions = [
  ...fields,
  ...fields.flatMap((name) => [
    ...['foo', '*', 'length', '[a]', '{a: a}'].map((member) => `${name}.${member}`),
    ...['[0]', '[-1]', '[]', '[*]', '[0:1]', '[::-1]', '[?@]'].map((index) => `${name}${index}`),
    ...[`!${name}`, `${name} || s`, `${name} && s`, `${name} | [0]`, `[${name}]`, `{x: ${name}}`],
    ...['abs', 'ceil', 'floor', 'keys', 'values', 'length', 'reverse', 'to_array', 'to_number', 'type'].map(
      (called) => `${called}(${name})`,
    ),
    ...['not_null', 'merge', 'sum', 'avg', 'max', 'min', 'sort'].map((called) => `${called}(${name})`),
    ...pairs.flatMap((other) => [`${name} == ${other}`, `${name} != ${other}`]),
    ...['K', 'n', 'd', 'missing'].flatMap((key) => [
      `sort_by(${name}, &${key})`,
      `max_by(${name}, &${key})`,
      `min_by(${name}, &${key})`,
      `map(&${key}, ${name})`,
    ]),
    `contains(${name}, 'a')`,
    `contains(${name}, \`1\`)`,
    `starts_with(${name}, 'a')`,
    `ends_with(${name}, 'c')`,
    `join(',', ${name})`,
  ]),
  ...lists.flatMap((list) =>
    ['sum', 'avg', 'max', 'min', 'sort', 'reverse', 'length', 'to_string'].map(
      (called) => `${called}(${list})`,
    ),
  ),
  ...['<', '<=', '>', '>='].flatMap((order) => [
    `d ${order} d3`,
    `n ${order} n3`,
    `n ${order} \`5\``,
    `s ${order} t`,
    `nul ${order} z`,
    `f ${order} z`,
    `l[?K ${order} 'b'].K`,
    `l[?S ${order} '\uffff'].K`,
    `l[?n ${order} \`30\`].K`,
  ]),
  ...[
    'sort_by(l, &S)[].K',
    'max_by(l, &S).K',
    'min_by(l, &S).K',
    'sort_by(l, &n)[].K',
    'sort_by(l, &n)[-1].K',
  ],
  ...[
    'l[?d].K',
    'l[?Tags].K',
    'l[?!Tags].K',
    "l[?n > `4` && K != 'c'].K",
    'l[?not_null(Tags)].K',
    'l[].Tags[].Key',
  ],
  ...["l[].Tags[?Key=='x'].Value", 'l[].Tags[?Key==`x`].Value', 'l[*].Tags | [0]', 'l[].{K: K, m: missing}'],
  ...[
    'll[]',
    'll[][]',
    'l[*].[K, n]',
    'l[1:3].K',
    'l[-2:].K',
    'l[:-1].K',
    'l[5:].K',
    'l[::2].K',
    'l[3:0:-1].K',
    '[].x',
    '*',
  ],
  ...[
    '@',
    'toString',
    'constructor',
    '$',
    'let $x = s in $x',
    'i + i',
    'foo-bar',
    'unknown(s)',
    'abs()',
    'items(m)',
  ],
  ...[
    "'a\\'b'",
    '`"\\u00e9"`',
    '`foo`',
    "to_number('5')",
    "to_number('x')",
    "to_number('1e3')",
    'length(l[2].S)',
    "'\\\\'",
    "'open",
  ],
  ...[
    'to_string(z)',
    'to_string(n)',
    'to_string(m)',
    'to_string(fl)',
    'merge(m, eo, {a: s})',
    'reverse(l)[].K',
    'a b',
    'l[',
  ],
]

/** Where nexttoken's answer is another one, with the reason. */
const differences: Record<string, string> = {
  'to_number(d)': 'a time is no number, on which Python fails',
  'to_string(l[].d)': 'a time is written in ISO form, not as Python prints it',
}

describe('expressions on all kinds of values give the result of boto3’s JMESPath', () => {
  const known = [...new Set(expressions)].filter((expression) => !Object.hasOwn(differences, expression))
  const answers = runPython<Answer>('search_with_jmespath.py', [page, ...known])

  it(`in ${known.length} expressions`, () => {
    expect(answers).toHaveLength(known.length)
    const different = known.flatMap((expression, index) => {
      const [theirs, ours] = [answers[index], search(expression)]
      return sameAnswer(theirs, ours) ? [] : [{ expression, theirs, ours }]
    })
    expect(different).toEqual([])
  })

  it('except for a few documented differences', () => {
    const names = Object.keys(differences)
    const theirs = runPython<Answer>('search_with_jmespath.py', [page, ...names])
    names.forEach((expression, index) => {
      expect(sameAnswer(theirs[index], search(expression)), expression).toBe(false)
    })
  })
})

function search(expression: string): Answer {
  try {
    return { result: compileJmespath(expression)(page) }
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) }
  }
}

function sameAnswer(theirs: Answer, ours: Answer): boolean {
  if (theirs.error !== undefined || ours.error !== undefined) {
    return theirs.error !== undefined && ours.error !== undefined
  }
  return JSON.stringify(marked(theirs.result)) === JSON.stringify(marked(ours.result))
}
