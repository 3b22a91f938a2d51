import { describe, expect, it } from 'vitest'
import { applyMutation, findMutants } from '../../tools/mutate/find-mutants.js'

const rows: { code: string; kind: string; becomes: string[] }[] = [
  { code: 'if (a) b()', kind: 'condition negated', becomes: ['if (!(a)) b()'] },
  { code: 'x = a ? b : c', kind: 'condition negated', becomes: ['x = !(a) ? b : c'] },
  { code: 'x = a && b', kind: 'operand dropped', becomes: ['x = (a)', 'x = (b)'] },
  { code: 'x = a || b', kind: 'operand dropped', becomes: ['x = (a)', 'x = (b)'] },
  { code: 'x = a ?? b', kind: 'default dropped', becomes: ['x = (a)'] },
  { code: 'x = a < b', kind: 'boundary moved', becomes: ['x = a <= b'] },
  { code: 'x = a >= b', kind: 'boundary moved', becomes: ['x = a > b'] },
  { code: 'x = a === b', kind: 'comparison turned', becomes: ['x = a !== b'] },
  { code: 'if (a === b) c()', kind: 'comparison turned', becomes: [] },
  { code: 'x = a - b', kind: 'arithmetic changed', becomes: ['x = a + b'] },
  { code: "x = a + 'b'", kind: 'arithmetic changed', becomes: [] },
  { code: 'i++', kind: 'step reversed', becomes: ['i--'] },
  { code: 'x = !a', kind: 'negation dropped', becomes: ['x = a'] },
  { code: 'a.close()', kind: 'statement removed', becomes: [';'] },
  {
    code: 'function f() { if (a) return 1 }',
    kind: 'early exit removed',
    becomes: ['function f() { if (false) return 1 }'],
  },
  { code: 'if (a) b()', kind: 'early exit removed', becomes: [] },
  { code: 'x = true', kind: 'boolean turned', becomes: ['x = false'] },
  { code: 'x = 10', kind: 'number changed', becomes: ['x = 11'] },
  { code: 'x = a < b ? -1 : 1', kind: 'number changed', becomes: [] },
  {
    code: 'x = a < b ? -1 : a > b ? 1 : 0',
    kind: 'number changed',
    becomes: ['x = a < b ? -1 : a > b ? 1 : 1'],
  },
  { code: 'x = a ? 1 : 2', kind: 'number changed', becomes: ['x = a ? 2 : 2', 'x = a ? 1 : 3'] },
  { code: "x = a === 'list'", kind: 'text emptied', becomes: ["x = a === ''"] },
  { code: "x = 'pass a number'", kind: 'text emptied', becomes: [] },
  { code: "throw new TypeError('no')", kind: 'text emptied', becomes: [] },
  { code: "import a from 'b'", kind: 'text emptied', becomes: [] },
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the source under test
  { code: 'x = `${a}/${b}`', kind: 'part of a text dropped', becomes: ['x = `/${b}`', 'x = `${a}/`'] },
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the source under test
  { code: 'x = `there is no ${a}`', kind: 'part of a text dropped', becomes: [] },
  { code: 'x = a?.b', kind: 'optional chain made plain', becomes: ['x = a.b'] },
  { code: 'x = a?.[0]', kind: 'optional chain made plain', becomes: ['x = a[0]'] },
  { code: 'x = { ...a, b }', kind: 'spread dropped', becomes: ['x = { ...{}, b }'] },
  { code: 'x = [...a, b]', kind: 'spread dropped', becomes: ['x = [...[], b]'] },
  { code: 'x = [a, b]', kind: 'array emptied', becomes: ['x = []'] },
  { code: '[a, b] = c', kind: 'array emptied', becomes: [] },
  { code: 'x = a.some(b)', kind: 'other method', becomes: ['x = a.every(b)'] },
  { code: 'x = a.filter(b)', kind: 'method call dropped', becomes: ['x = a'] },
]

describe('the mutants of a piece of source', () => {
  it.each(rows)('$kind: $code', ({ code, kind, becomes }) => {
    const mutants = findMutants('a.ts', code).filter((mutant) => mutant.kind === kind)
    expect(mutants.map((mutant) => applyMutation(code, mutant))).toEqual(becomes)
  })

  it('are none in types, imports and declarations', () => {
    const code = `import { a } from './a.js'\nexport interface B { kind: 'b'; size: 1 | -1 }\ntype C = B['kind'] | 'c'\n`
    expect(findMutants('a.ts', code)).toEqual([])
  })

  it('name their line, and the text before and after on one line', () => {
    const [mutant] = findMutants('a.ts', 'let x\nx = a ??\n  b\n').filter(
      ({ kind }) => kind === 'default dropped',
    )
    expect(mutant).toMatchObject({ file: 'a.ts', line: 2, before: 'a ?? b', after: '(a)' })
  })
})
