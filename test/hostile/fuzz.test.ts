import { describe, expect, it } from 'vitest'
import { nonconformity } from '../../fuzz/conforms.js'
import { judge } from '../../fuzz/judge.js'
import { caseMaker } from '../../fuzz/make-case.js'
import { ServiceModel } from '../../src/models/index.js'
import { sampleSize } from '../support/samples.js'

describe('the fuzzer', () => {
  const makeCase = caseMaker(1)

  it('finds no fault in its first cases', () => {
    const found = []
    for (let number = 0; number < sampleSize('fuzzCases'); number++) {
      const made = makeCase(number)
      const { problem } = judge(made.page, made)
      if (problem !== undefined) found.push(`${number}, ${made.page.protocol}: ${problem}`)
    }
    expect(found).toEqual([])
  })

  it('makes the same case for the same number, in any order', () => {
    const again = caseMaker(1)(77)
    expect(makeCase(77).body).toEqual(again.body)
    expect(makeCase(78).body).not.toEqual(again.body)
    expect(caseMaker(2)(77).body).not.toEqual(again.body)
  })

  it('reaches every decoder with pages and errors, cut and changed in other ways', () => {
    const seen = new Set<string>()
    for (let number = 0; number < 3_000; number++) {
      const { page, isCut } = makeCase(number)
      seen.add(`${page.protocol} ${page.kind} ${isCut}`)
    }
    expect(seen.size).toBe(6 * 2 * 2)
  })

  it('tells a page without its end from a complete page', () => {
    const { page } = makeCase(0)
    const whole = { body: page.response.body, isCut: false }
    expect(judge(page, whole)).toMatchObject({ problem: undefined })
    const lost = {
      ...page,
      response: { ...page.response, body: Buffer.concat([whole.body, Buffer.from('x')]) },
    }
    expect(judge({ ...lost, kind: 'page' }, { ...whole, isCut: true })).toMatchObject({
      problem: page.kind === 'page' ? 'it accepted the beginning of a page as a page' : expect.anything(),
    })
  })
})

describe('the check of a value against its shape', () => {
  const model = new ServiceModel('test', {
    service: {
      metadata: { apiVersion: '1', endpointPrefix: 't', serviceId: 'T', protocol: 'json' },
      operations: {},
      shapes: {
        Root: {
          type: 'structure',
          members: {
            Text: { shape: 'Text' },
            Count: { shape: 'Count' },
            Size: { shape: 'Size' },
            When: { shape: 'When' },
            Flag: { shape: 'Flag' },
            Data: { shape: 'Data' },
            List: { shape: 'List' },
            Map: { shape: 'Map' },
          },
        },
        Text: { type: 'string' },
        Count: { type: 'integer' },
        Size: { type: 'long' },
        When: { type: 'timestamp' },
        Flag: { type: 'boolean' },
        Data: { type: 'blob' },
        List: { type: 'list', member: { shape: 'Text' } },
        Map: { type: 'map', key: { shape: 'Text' }, value: { shape: 'Count' } },
      },
    },
  })
  const root = model.shape('Root')

  it.each([
    {
      Text: 't',
      Count: 1,
      Size: 1n,
      When: new Date(0),
      Flag: false,
      Data: new Uint8Array(),
      List: ['a', null],
    },
    { Map: { a: 1, b: null } },
    {},
  ])('accepts a value that conforms', (value) => {
    expect(nonconformity(root, value)).toBeUndefined()
  })

  it.each<[string, unknown]>([
    ['not a structure', null],
    ['.Other is not a member', { Other: 1 }],
    ['.Text', { Text: 1 }],
    ['.Text', { Text: undefined }],
    ['.Count', { Count: Number.POSITIVE_INFINITY }],
    ['.Size', { Size: '1' }],
    ['.When', { When: new Date(Number.NaN) }],
    ['.Flag', { Flag: 'true' }],
    ['.Data', { Data: [1] }],
    ['.List is', { List: {} }],
    ['.List[1]', { List: ['a', 1] }],
    ['.List[0] is a hole', { List: new Array(1) }],
    ['.Map.a', { Map: { a: 'b' } }],
    ['.Map is', { Map: Object.create({ a: 1 }) }],
  ])('reports the path of a value that does not conform: %s', (problem, value) => {
    expect(nonconformity(root, value)).toContain(problem)
  })
})
