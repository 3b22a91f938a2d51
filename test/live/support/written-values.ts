import * as fc from 'fast-check'
import type { Parameter } from '../../../src/cli/arguments/index.js'
import type { Shape } from '../../../src/models/index.js'

/** Texts as people write them behind an option for a shape, in shorthand; some of them wrong. */
export function writtenShorthand(shape: Shape): fc.Arbitrary<string> {
  const right = pairsOf(shape, 0)
  return fc.oneof({ weight: 3, arbitrary: right }, { weight: 1, arbitrary: right.chain(damaged) })
}

/** A text with one sign more, less, or another. */
function damaged(text: string): fc.Arbitrary<string> {
  const sign = fc.constantFrom(',', '=', '[', ']', '{', '}', "'", '"', '\\', ' ', '', 'x')
  return fc
    .tuple(fc.nat(text.length), fc.nat(1), sign)
    .map(([at, removed, added]) => text.slice(0, at) + added + text.slice(at + removed))
}

const plainWord = fc.stringMatching(/^[a-zA-Z0-9:/._-]{1,8}$/)
const oddWord = fc.constantFrom(
  ...[
    '',
    ' ',
    'a b',
    ' a ',
    "it's",
    '"q"',
    'a\\,b',
    'a\\b',
    'a,b',
    '{a}',
    '[a]',
    'a]',
    'a}',
    '=',
    'a=b',
    '\\',
  ],
  ...[
    'ü',
    '€uro',
    '日本',
    '5',
    'true',
    'null',
    '@',
    'a\tb',
    '~',
    '$HOME',
    '*',
    'x|y',
    '#',
    '!',
    '<a>',
    '^',
    '`',
  ],
)
const anyWord = fc.oneof({ weight: 3, arbitrary: plainWord }, { weight: 2, arbitrary: oddWord })

function quotedWord(word: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc
    .tuple(word, fc.constantFrom("'", '"'))
    .map(
      ([text, quote]) => `${quote}${text.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`)}${quote}`,
    )
}

function textOf(shape: Shape): fc.Arbitrary<string> {
  const right = rightText(shape)
  return fc.oneof(
    { weight: 6, arbitrary: right },
    { weight: 2, arbitrary: quotedWord(right) },
    { weight: 1, arbitrary: anyWord },
    { weight: 1, arbitrary: quotedWord(anyWord) },
  )
}

function rightText(shape: Shape): fc.Arbitrary<string> {
  switch (shape.type) {
    case 'integer':
    case 'long':
      return fc.oneof(
        fc.integer().map(String),
        fc.constantFrom('0', '+5', '007', '1_000', '9007199254740993'),
      )
    case 'float':
    case 'double':
      return fc.constantFrom('0', '1.5', '-2', '1e3', '.5', '5.', '1E-2')
    case 'boolean':
      return fc.constantFrom('true', 'false', 'True', 'FALSE')
    case 'blob':
      return fc.uint8Array({ maxLength: 6 }).map((bytes) => Buffer.from(bytes).toString('base64'))
    case 'timestamp':
      return fc.constantFrom(
        '2024-05-01',
        '2024-05-01T10:00:00Z',
        '1714557600',
        '2024-05-01T10:00:00.123+02:00',
      )
    default:
      return shape.traits.enum ? fc.constantFrom(...shape.traits.enum) : anyWord
  }
}

const equals = fc.constantFrom('=', '=', '=', ' = ', '= ')
const comma = fc.constantFrom(',', ',', ',', ', ', ' , ')

/** The pairs of a structure or map, without braces around them. */
function pairsOf(shape: Shape, depth: number): fc.Arbitrary<string> {
  const joined = (pairs: fc.Arbitrary<readonly (readonly [string, string])[]>) =>
    fc
      .tuple(pairs, equals, comma)
      .map(([all, is, and]) => all.map(([name, text]) => name + is + text).join(and))
  if (shape.type === 'map') {
    const value = valueText(shape.value.shape, depth)
    return joined(fc.array(fc.tuple(plainWord, value), { minLength: 1, maxLength: 3 }))
  }
  const members = [...shape.members.values()]
  if (members.length === 0) return anyWord
  return joined(
    fc
      .subarray(members, { minLength: 1, maxLength: Math.min(3, members.length) })
      .chain((some) => fc.tuple(...some.map((member) => pairOf(member.name, member.shape, depth)))),
  )
}

function pairOf(name: string, shape: Shape, depth: number): fc.Arbitrary<readonly [string, string]> {
  return valueText(shape, depth).map((text) => [name, text] as const)
}

/** What stands behind `=`. */
function valueText(shape: Shape, depth: number): fc.Arbitrary<string> {
  if (depth > 3) return anyWord
  if (shape.type === 'structure' || shape.type === 'map') {
    return pairsOf(shape, depth + 1).map((pairs) => `{${pairs}}`)
  }
  if (shape.type !== 'list') return textOf(shape)
  const element = valueText(shape.element.shape, depth + 1)
  const items = fc.tuple(fc.array(element, { minLength: 1, maxLength: 3 }), comma)
  const list = items.map(([all, and]) => `[${all.join(and)}]`)
  return depth === 0
    ? fc.oneof(
        list,
        items.map(([all, and]) => all.join(and)),
        element,
      )
    : list
}

/** The words for the required parameters of an operation and some of the others, in any order. */
export function writtenWords(parameters: readonly Parameter[]): fc.Arbitrary<readonly string[]> {
  const required = parameters.filter(({ isRequired }) => isRequired)
  const others = parameters.filter(({ isRequired, isHidden }) => !isRequired && !isHidden)
  return fc
    .tuple(fc.subarray(others, { maxLength: Math.min(3, others.length) }), fc.double({ min: 0, max: 1 }))
    .chain(([some, luck]) => {
      // One line of ten lacks what is required.
      const all = luck < 0.9 ? [...required, ...some] : some
      return fc.tuple(...all.map(wordsOf)).map((words) => words.flat())
    })
}

function wordsOf(parameter: Parameter): fc.Arbitrary<readonly string[]> {
  const { option, negative = option, type, member } = parameter
  if (type === 'flag') return fc.constantFrom([option], [negative])
  const { shape } = member
  if (type === 'list') {
    const element = wordOf(shape.element.shape).filter((text) => !text.startsWith('-'))
    return fc.array(element, { minLength: 1, maxLength: 3 }).map((texts) => [option, ...texts])
  }
  return fc
    .tuple(wordOf(shape), fc.boolean())
    .map(([text, isInline]) => (isInline || text.startsWith('-') ? [`${option}=${text}`] : [option, text]))
}

function wordOf(shape: Shape): fc.Arbitrary<string> {
  if (shape.type === 'structure' || shape.type === 'map') return writtenShorthand(shape)
  if (shape.type === 'list') return fc.constantFrom('[]', '["a"]', '[["a"]]')
  return fc.oneof({ weight: 8, arbitrary: rightText(shape) }, { weight: 1, arbitrary: anyWord })
}
