import { afterEach, describe, expect, it } from 'vitest'
import { findMutants } from '../../tools/mutate/find-mutants.js'
import { marksOf, marksThatMatter, parse, withMarks } from '../../tools/mutate/marks.js'

const code = `
function choose(flag, list = [1]) {
  if (flag) return list.map((item) => item + 1)
  else if (list.length > 5) {
    return 'long'
  }
  for (const item of list) if (item === 1) return 'one'
  switch (list[0]) {
    case 2:
      return 'two'
    default: return 'other'
  }
}
class Kept { size = 3; read() { return this.size } }
const first = [choose, Kept]
return first
`

afterEach(() => {
  Reflect.deleteProperty(globalThis, '__nexttokenHits')
})

describe('a source with marks', () => {
  it('gives the same results, and keeps its lines', () => {
    const hits = new Uint8Array(50)
    const [choose, Kept] = run(hits)
    expect(choose(true)).toEqual([2])
    expect(choose(false, [9, 9, 9, 9, 9, 9])).toBe('long')
    expect(choose(false)).toBe('one')
    expect(choose(false, [2])).toBe('two')
    expect(choose(false, [3])).toBe('other')
    expect(new Kept().read()).toBe(3)
    expect([...hits.subarray(0, marksOf(parse(code)).length)]).not.toContain(0)
    expect(withMarks(code, 0).split('\n').length).toBe(code.split('\n').length)
  })

  it('tells which statements ran', () => {
    const hits = new Uint8Array(50)
    const [choose] = run(hits)
    choose(false, [2])
    const reached = (text: string) => {
      const mutant = findMutants('a.ts', code).find(({ before }) => before === text)
      return hits[mutant?.mark ?? -1]
    }
    expect(reached("'two'")).toBe(1)
    expect(reached("'other'")).toBe(0)
    expect(reached("'long'")).toBe(0)
    expect(reached('+')).toBe(0)
    expect(reached('list.length > 5')).toBe(1)
  })

  it('separates what runs when the module is loaded from what runs in a function', () => {
    const marks = marksOf(parse('const a = 1\nconst f = () => a\nfunction g() { return a }'))
    expect(marks.map(({ isStatic }) => isStatic)).toEqual([true, true, false, false])
  })

  it.each([
    { words: 'a statement of a function, where it runs', mark: 3, matters: [3] },
    { words: 'a constant, where a function uses it', mark: 0, matters: [3] },
    { words: 'a constant that no function uses, anywhere in its file', mark: 1, matters: [3, 4] },
  ])('$words', ({ mark, matters }) => {
    const source = parse('const a = 1\nconst b = 2\nexport { b }\nlet c\nfunction g() { f(a); h() }')
    expect(marksThatMatter(source, marksOf(source), mark)).toEqual(matters)
  })
})

function run(hits: Uint8Array) {
  Reflect.set(globalThis, '__nexttokenHits', hits)
  return new Function(withMarks(code, 0))()
}
