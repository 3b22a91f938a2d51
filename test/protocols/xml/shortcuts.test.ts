import { describe, expect, it } from 'vitest'
import { mutate } from '../../../fuzz/mutate.js'
import { randomFrom } from '../../../fuzz/random.js'
import { shortcutDifference } from '../../../fuzz/shortcut-difference.js'
import type { ValidPage } from '../../../fuzz/valid-pages.js'
import { loadModel, type OperationModel, serviceNames } from '../../../src/models/index.js'
import { encodeXml } from '../../../src/protocols/index.js'
import { compileGenerator } from '../../../src/simulator/values/generate-value.js'
import { sampleOf } from '../../support/samples.js'
import { testOperation } from '../support/test-service.js'

const xmlServices = serviceNames().filter((name) =>
  ['query', 'ec2', 'rest-xml'].includes(loadModel(name).protocolName),
)
const MUTATIONS = 6

/** A page of an operation, as far as its body goes, which has a result's wrapper where the model names one. */
function pageOf(operation: OperationModel): ValidPage[] {
  const { output, service } = operation
  if (!output) return []
  const value = compileGenerator(output, output.name, { service: service.signingName })(0)
  const wrapper = operation.traits.output?.resultWrapper
  const xml = encodeXml(output, value, wrapper ?? 'Root')
  const body = Buffer.from(wrapper === undefined ? xml : `<Root>${xml}</Root>`)
  return [{ operation, protocol: 'rest-xml', kind: 'page', response: { statusCode: 200, headers: {}, body } }]
}

describe('the shortcuts of the XML reader do not change the result', () => {
  it.each(sampleOf('xmlShortcuts', xmlServices))('for any output of %s, complete or broken', (name) => {
    const service = loadModel(name)
    const operations = sampleOf('xmlShortcutsOperations', service.operationNames, () => false)
    const pages = operations.flatMap((each) => service.operation(each) ?? []).flatMap(pageOf)
    const problems = pages.flatMap((page, index) => {
      const random = randomFrom(1, index)
      const bodies = [
        page.response.body,
        ...Array.from({ length: MUTATIONS }, () => mutate(page, pages, random).body),
      ]
      return bodies.flatMap((body) => shortcutDifference(page.operation, body) ?? [])
    })
    expect(problems).toEqual([])
  })
})

const operation = testOperation('rest-xml', {
  Root: {
    type: 'structure',
    members: {
      Text: { shape: 'Text' },
      Word: { shape: 'Word' },
      Number: { shape: 'Number' },
      Time: { shape: 'Time' },
      Truth: { shape: 'Truth' },
      List: { shape: 'List' },
      Nested: { shape: 'Root' },
      'odd:name': { shape: 'Text' },
    },
  },
  Text: { type: 'string' },
  Word: { type: 'string', enum: ['STANDARD', 'GLACIER', 'a&b', 'é'] },
  Number: { type: 'long' },
  Time: { type: 'timestamp' },
  Truth: { type: 'boolean' },
  List: { type: 'list', member: { shape: 'Word' } },
})

describe('the shortcuts of the XML reader agree with it on', () => {
  it.each([
    '',
    '&quot;a&amp;b&quot;',
    '&lt;&gt;&apos;',
    '&quot',
    '&bogus;',
    '&#65;&amp;',
    'é&amp;',
    `${'x'.repeat(2000)}&amp;`,
    'a\r\n&amp;b',
    'STANDARD',
    'GLACIER<!-- x -->',
    '<![CDATA[STANDARD]]>',
    'a&amp;b',
    '0',
    '007',
    '-1',
    '999999999999999',
    '9999999999999999',
    '9007199254740993',
    '12<b/>',
    ' 12 ',
    '2024-01-02T03:04:05Z',
    '2024-01-02T03:04:05.678Z',
    '2024-02-29T03:04:05Z',
    '2024-02-30T03:04:05Z',
    '2024-13-01T00:00:00Z',
    '2024-01-02T24:00:00Z',
    '2024-01-02T23:59:60Z',
    '2024-01-02T03:04:0xZ',
    '0001-01-02T03:04:05Z',
    '2024-01-02T03:04:05Z<b/>',
    'true',
    'false',
    'TRUE',
    'falsehood',
  ])('%j in elements of every type', (text) => {
    const names = ['Text', 'Word', 'Number', 'Time', 'Truth', 'List', 'Nested', 'name', 'odd:name']
    const writers: readonly ((name: string) => string)[] = [
      (name) => `<${name}>${text}</${name}>`,
      (name) => `<${name}>${text}</${name} >`,
      (name) => `<${name} a="b">${text}</${name}>`,
      (name) => `<p:${name}>${text}</p:${name}>`,
      (name) => ` <${name}>${text}</${name}>\n`,
      (name) => `<${name}/>`,
      (name) => `<${name}>${text}</Other>`,
      (name) => `<${name}>${text}`,
      (name) => `<${name}><member>${text}</member><member/><member>${text}</member><x>${text}</x></${name}>`,
      (name) => `<Nested><${name}>${text}</${name}></Nested><${name}>${text}</${name}>`,
    ]
    for (const name of names) {
      for (const write of writers) {
        const body = Buffer.from(`<Root>${write(name)}${write(name)}<Text>z</Text></Root>`)
        expect(shortcutDifference(operation, body), body.toString()).toBeUndefined()
      }
    }
  })

  it.each([511, 512, 513])('elements %i deep', (depth) => {
    const body = Buffer.from('<Nested>'.repeat(depth) + '</Nested>'.repeat(depth))
    expect(shortcutDifference(operation, body)).toBeUndefined()
  })
})
