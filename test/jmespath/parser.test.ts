import { compile as parseByLibrary } from '@jmespath-community/jmespath'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { ExpressionError } from '../../src/jmespath/expression-error.js'
import type { Node } from '../../src/jmespath/node.js'
import { parse } from '../../src/jmespath/parse.js'
import { sampleSize } from '../support/samples.js'

/** Its tree, without the type that it gives to an entry of an object. */
function byLibrary(expression: string): unknown {
  const tree = parseByLibrary(expression, { enable_legacy_literals: true })
  return JSON.parse(
    JSON.stringify(tree, (key, value) => (key === 'type' && value === 'KeyValuePair' ? undefined : value)),
  )
}

/** Expressions of all forms, some within others. */
const expressions = fc.letrec<{ any: string; path: string }>((tie) => {
  const any = tie('any')
  const name = fc.constantFrom('a', 'Bc', '_d1', '"q n"', '"\\u00e9"', '"\\""')
  const literal = fc.constantFrom(
    '`1`',
    '`"x"`',
    '`x`',
    '`{"a": [1]}`',
    '`"\\`"`',
    "'raw'",
    "'it\\'s'",
    '` 2 `',
  )
  const slice = fc.constantFrom('[0]', '[-1]', '[1:]', '[:2]', '[::-1]', '[1:3:2]', '[:]', '[*]', '[]')
  const step = fc.oneof(
    name.map((text) => `.${text}`),
    slice,
    fc.constant('.*'),
    any.map((text) => `[?${text}]`),
    fc.array(any, { minLength: 1, maxLength: 2 }).map((list) => `.[${list.join(', ')}]`),
    any.map((text) => `.{k: ${text}, "l m": a}`),
  )
  const start = fc.oneof(
    name,
    literal,
    fc.constantFrom('@', '*', '[]', '[*]', '[0]', 'length(@)', 'sort_by(a, &b.c)', 'not_null(a, b)'),
    any.map((text) => `(${text})`),
    any.map((text) => `!${text}`),
    any.map((text) => `[${text}]`),
    any.map((text) => `[?${text}]`),
    any.map((text) => `{k: ${text}}`),
  )
  const path = fc.tuple(start, fc.array(step, { maxLength: 3 })).map(([first, rest]) => first + rest.join(''))
  const operator = fc.constantFrom('||', ' && ', ' | ', '==', '!=', ' < ', '<=', '>', ' >= ')
  const both = fc.tuple(tie('path'), operator, any).map((parts) => parts.join(''))
  return { path, any: fc.oneof({ maxDepth: 3, depthIdentifier: 'any' }, tie('path'), both) }
})

it('an expression is parsed to the same tree as by the jmespath library', () => {
  fc.assert(
    fc.property(expressions.any, (expression) => {
      expect(parse(expression)).toEqual(byLibrary(expression))
    }),
    { numRuns: sampleSize('expressions') },
  )
})

it('a damaged expression is refused with a position, or parsed to the same tree as by the jmespath library', () => {
  const cut = fc.tuple(
    expressions.any,
    fc.nat(),
    fc.constantFrom('', ']', '.', '(', ',', ' a', '[', '#', ':'),
  )
  fc.assert(
    fc.property(cut, ([expression, at, text]) => {
      const place = at % (expression.length + 1)
      const broken = expression.slice(0, place) + text + expression.slice(place + 1)
      const tree = parseOrRefuse(broken)
      if (tree instanceof ExpressionError) expect(tree.position).toBeLessThanOrEqual(broken.length)
      else expect({ broken, tree }).toEqual({ broken, tree: byLibrary(broken) })
    }),
    { numRuns: sampleSize('expressions') },
  )
})

function parseOrRefuse(expression: string): Node | ExpressionError {
  try {
    return parse(expression)
  } catch (error) {
    if (error instanceof ExpressionError) return error
    throw error
  }
}
