import { describe, expect, it } from 'vitest'
import { parseModel as parse } from '../../src/models/files/parse-model.js'
import type { ModelDescription } from '../../src/models/index.js'
import { modelJson } from '../../tools/models/model-json.js'
import { smallPaginators, smallService, smallWaiters } from './support/temp-models.js'

const small = {
  service: smallService(),
  paginators: smallPaginators(),
  waiters: smallWaiters(),
} as unknown as ModelDescription

describe('a shipped model', () => {
  it('has each operation, shape and waiter on a line of its own, and is JSON as before', () => {
    const text = modelJson(small)
    expect(JSON.parse(text)).toEqual(small)
    expect(text.split('\n').filter((line) => /^"\w+":\{.*\},?$/.test(line))).toHaveLength(
      Object.keys(small.service.operations).length + Object.keys(small.service.shapes).length + 1,
    )
  })

  it.each([
    ['as it is written', modelJson(small), small],
    ['on one line', JSON.stringify(small), small],
    ['without waiters', modelJson(withoutWaiters()), withoutWaiters()],
    ['without shapes', modelJson(withService({ shapes: {} })), withService({ shapes: {} })],
    [
      'with a name of Object’s, and with line breaks and quotes in a text',
      modelJson(withShape('toString')),
      withShape('toString'),
    ],
    ['that is no model', '{"service":1}', { service: 1 }],
  ])('is parsed to the same value: %s', (_, text, expected) => {
    expect(parseModel(text)).toEqual(expected)
    expect(JSON.stringify(parseModel(text))).toBe(JSON.stringify(expected))
  })

  it('parses a shape when it is read, and only that one', () => {
    const broken = modelJson(small).replace(/^("Text":).*$/m, '$1{"type":,')
    const { shapes } = (parseModel(broken) as ModelDescription).service
    expect(Object.keys(shapes)).toEqual(Object.keys(small.service.shapes))
    expect(shapes.Input).toEqual(small.service.shapes.Input)
    expect(shapes.Input).toBe(shapes.Input)
    expect(() => shapes.Text).toThrow('broken: SyntaxError')
    expect(() => shapes.Text).toThrow('broken: SyntaxError')
  })

  it.each([
    ['is not JSON', '{"type":'],
    ['is not an object', '"string"'],
  ])('gives the reader of an entry that %s the error that the caller makes', (_, json) => {
    const text = modelJson(small).replace(/^("Text":)\{.*\}/m, `$1${json}`)
    const { shapes } = (parseModel(text) as ModelDescription).service
    expect(() => shapes.Text).toThrow('broken: SyntaxError')
  })

  it('parses a waiter when it is read', () => {
    const broken = modelJson(small).replace(/^("ThingsReady":).*$/m, '$1{"operation":,')
    const { waiters } = parseModel(broken) as ModelDescription
    expect(waiters?.version).toBe(2)
    expect(Object.keys(waiters?.waiters ?? {})).toEqual(['ThingsReady'])
    expect(() => waiters?.waiters.ThingsReady).toThrow('broken: SyntaxError')
  })

  it('is broken as a whole by a line without a name', () => {
    const text = modelJson(small).replace(/^"Text":/m, '')
    expect(() => parseModel(text)).toThrow(SyntaxError)
  })

  it('has no member of Object’s prototype as a shape, and cannot be changed', () => {
    const { shapes } = (parseModel(modelJson(small)) as ModelDescription).service
    expect(Object.hasOwn(shapes, 'toString')).toBe(false)
    expect('Missing' in shapes).toBe(false)
    expect(() => Object.assign(shapes, { Missing: { type: 'string' } })).toThrow(TypeError)
  })
})

function parseModel(text: string): unknown {
  return parse(text, (cause) => new Error(`broken: ${cause}`))
}

function withService(changes: object): ModelDescription {
  return { ...small, service: { ...small.service, ...changes } }
}

function withShape(name: string): ModelDescription {
  return withService({ shapes: { ...small.service.shapes, [name]: { type: 'string', pattern: 'a\n"b\\' } } })
}

function withoutWaiters(): ModelDescription {
  const { service, paginators } = small
  return { service, paginators }
}
