import { describe, expect, it } from 'vitest'
import { checkImport } from '../../tools/checks/layout/check-import.js'
import { findCircles } from '../../tools/checks/layout/find-circles.js'
import { positionalParameters } from '../../tools/checks/layout/positional-parameters.js'

describe('an import within src/', () => {
  it.each([
    ['of a lower stage', 'client/create-client.ts', 'models/index.ts'],
    ['of a lower stage from one of its layers', 'client/pipeline/pipeline.ts', 'models/index.ts'],
    ['of a lower layer', 'pagination/loop/page-walk.ts', 'pagination/rule/index.ts'],
    ['of a layer by a file above all layers', 'pagination/paginator.ts', 'pagination/merge/index.ts'],
    ['of a file beside it', 'pagination/loop/page-walk.ts', 'pagination/loop/next-step.ts'],
    ['of a stage by an entry point', 'index.ts', 'client/index.ts'],
  ])('is allowed: %s', (_, from, to) => {
    expect(checkImport(from, to)).toEqual([])
  })

  it.each([
    ['of a higher stage', 'models/shape.ts', 'client/index.ts', /later layer/],
    ['of a higher layer', 'pagination/rule/seek.ts', 'pagination/loop/index.ts', /later layer/],
    ['past the index of a stage', 'client/session.ts', 'models/shape.ts', /not the layer's index/],
    ['past the index of a layer', 'pagination/loop/a.ts', 'pagination/rule/seek.ts', /not the layer's index/],
    [
      'of a layer within another stage',
      'sdk/paginate.ts',
      'pagination/rule/index.ts',
      /not the layer's index/,
    ],
    [
      'of the stage that the layer belongs to',
      'pagination/rule/a.ts',
      'pagination/index.ts',
      /lies above rule/,
    ],
  ])('is refused: %s', (_, from, to, problem) => {
    expect(checkImport(from, to)).toEqual([expect.stringMatching(problem)])
  })
})

describe('circles of imports', () => {
  const file = (path: string, ...imports: string[]) => ({ path, text: '', imports })

  it('are found and shown once', () => {
    const files = [file('a', 'b'), file('b', 'c', 'd'), file('c', 'a'), file('d')]
    expect(findCircles(files)).toEqual(['a → b → c → a'])
  })

  it('are not there where two files import a third', () => {
    expect(findCircles([file('a', 'b', 'c'), file('b', 'c'), file('c')])).toEqual([])
  })
})

describe('positional parameters', () => {
  it('are counted in functions, methods, constructors and arrows', () => {
    const text = [
      'function f(a, b, c, d) {}',
      'class C { constructor(a, b, c, d) {} m(a, b, c, d) {} }',
      'const g = (a, b, c, d) => 0',
    ].join('\n')
    expect(positionalParameters('x.ts', text)).toEqual([
      'line 1: 4 parameters',
      'line 2: 4 parameters',
      'line 2: 4 parameters',
      'line 3: 4 parameters',
    ])
  })

  it('may be three, or one object of many', () => {
    expect(positionalParameters('x.ts', 'function f(a, b, { c, d, e }) {}')).toEqual([])
  })
})
