import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { randomFrom } from '../../../fuzz/random.js'
import { shortcutDifference } from '../../../fuzz/shortcut-difference.js'
import { validPages } from '../../../fuzz/valid-pages.js'
import { varyRows } from '../../../fuzz/vary-rows.js'
import { sampleSize } from '../../support/samples.js'
import { testOperation } from '../support/test-service.js'

const operation = testOperation('rest-xml', {
  Root: {
    type: 'structure',
    members: { Rows: { shape: 'Rows', flattened: true }, Others: { shape: 'Rows' } },
  },
  Rows: { type: 'list', member: { shape: 'Row', locationName: 'item' } },
  Row: {
    type: 'structure',
    members: {
      Text: { shape: 'Text' },
      Word: { shape: 'Word' },
      Number: { shape: 'Number' },
      Time: { shape: 'Time' },
      Words: { shape: 'Words', flattened: true },
      Row: { shape: 'Row' },
      Nested: { shape: 'Rows' },
      Map: { shape: 'Map' },
      Blob: { shape: 'Blob' },
      constructor: { shape: 'Text' },
      toString: { shape: 'Number' },
    },
  },
  Word: { type: 'string', enum: ['STANDARD', 'GLACIER'] },
  Words: { type: 'list', member: { shape: 'Word' } },
  Number: { type: 'long' },
  Time: { type: 'timestamp' },
  Map: { type: 'map', key: { shape: 'Text' }, value: { shape: 'Text' } },
  Blob: { type: 'blob' },
})

const members = [
  '<Text>a</Text>',
  '<Text>&quot;a&quot;</Text>',
  '<Text>é &amp; b</Text>',
  '<Text/>',
  '<Text></Text>',
  '<Text a="b">a</Text>',
  '<p:Text xmlns:p="u">a</p:Text>',
  '<Text><![CDATA[<a>]]></Text>',
  '<Text>a</Text >',
  '<Word>STANDARD</Word>',
  '<Word>OTHER</Word>',
  '<Number>12</Number>',
  '<Number>-1.5</Number>',
  '<Time>2024-01-02T03:04:05Z</Time>',
  '<Time>1704164645</Time>',
  '<Words>STANDARD</Words>',
  '<Words>a</Words>',
  '<Words>STANDARD</Words><Words>a</Words><Words>é</Words>',
  '<Words>a</Words><Words>b</Words >',
  '<Row/>',
  '<Row><Text>b</Text></Row>',
  '<Row><Number>1</Number><Text>b</Text></Row>',
  '<Nested><item><Text>c</Text></item><item/><x><Text>c</Text></x></Nested>',
  '<Map><entry><key>k</key><value>v</value></entry></Map>',
  '<Blob>AQID</Blob>',
  '<constructor>d</constructor>',
  '<toString>3</toString>',
  '<Unknown><Text>e</Text></Unknown>',
  '<Unknown>e</Unknown>',
  '<New>e</New><New>f</New><New>g</New>',
  '<New>&lt;</New>',
  '<New/>',
  '<New>e</New >',
  '<p:New>e</p:New>',
  '<!-- f -->',
  'stray text',
]
/** Not well-formed, or not of the shape. */
const broken = [
  '<Text>a</Word>',
  '<Number>x</Number>',
  '<Text>&bogus;</Text>',
  '<New>&bogus;</New>',
  '<New>e</Unknown>',
  '<Row><Text>a</Row>',
  '<Text>',
]

const cases = sampleSize('mixedRows')
const gap = fc.constantFrom('', '', '\n  ', '\r\n\t', ' ')
const row = fc
  .tuple(gap, fc.array(fc.constantFrom(...members), { maxLength: 6 }))
  .map(([between, all]) => `${between}${all.map((member) => member + between).join('')}`)
/** Rows of a few kinds, as in a page. */
const rows = fc
  .tuple(fc.array(row, { minLength: 1, maxLength: 5 }), fc.array(fc.nat(), { minLength: 1, maxLength: 40 }))
  .map(([kinds, picks]) => picks.map((pick) => kinds[pick % kinds.length] ?? ''))
const page = (all: readonly string[], tail = '') => {
  const items = all.map((one) => `<item>${one}</item>`).join('')
  return Buffer.from(`<Root>${items}<Others>${items}${tail}</Others></Root>`)
}

describe('rows that differ are read as without shortcuts', () => {
  it('with members in any order, left out, repeated and in any form', () => {
    const property = fc.property(rows, (all) => {
      expect(shortcutDifference(operation, page(all))).toBeUndefined()
    })
    fc.assert(property, { numRuns: cases })
  })

  it('and the same error comes at the same byte', () => {
    const property = fc.property(rows, row, fc.constantFrom(...broken), (all, last, fault) => {
      const body = page(all, `<item>${last}${fault}</item>`)
      expect(shortcutDifference(operation, body)).toBeUndefined()
    })
    fc.assert(property, { numRuns: cases })
  })

  it('in pages of real operations', () => {
    const pages = validPages().filter(
      ({ kind, protocol, response }) =>
        kind === 'page' && ['query', 'ec2', 'rest-xml'].includes(protocol) && response.body.length < 20_000,
    )
    const problems = Array.from({ length: cases }, (_, number) => {
      const { operation, response } = pages[number % pages.length] ?? {
        operation: undefined,
        response: undefined,
      }
      if (!operation || !response) return 'no page'
      return shortcutDifference(operation, varyRows(response.body, randomFrom(3, number)))
    })
    expect(problems.filter((problem) => problem !== undefined)).toEqual([])
  })

  it.each([
    '<A>1</A><item>2</item>',
    '<item>1</item><A>2</A>',
    '<A>1</A><A>2</A><item>3</item><B>b</B><item>4</item><A>5</A>',
  ])('if a flattened list uses both of its names: %s', (row) => {
    const twoNames = testOperation('rest-xml', {
      Root: { type: 'structure', members: { Row: { shape: 'Row' } } },
      Row: {
        type: 'structure',
        members: { A: { shape: 'Named', flattened: true }, B: { shape: 'Plain', flattened: true } },
      },
      Named: { type: 'list', member: { shape: 'Text', locationName: 'item' } },
      Plain: { type: 'list', member: { shape: 'Text' } },
    })
    expect(shortcutDifference(twoNames, Buffer.from(`<Root><Row>${row}</Row></Root>`))).toBeUndefined()
  })
})
