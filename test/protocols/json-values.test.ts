import { describe, expect, it } from 'vitest'
import type { ServiceDescription } from '../../src/models/index.js'
import { loadedProtocol } from '../support/loaded-protocol.js'
import { responseOf, testOperation } from './support/test-service.js'

const shapes: ServiceDescription['shapes'] = {
  Root: { type: 'structure', members: { Map: { shape: 'Map' }, Open: { shape: 'Open' } } },
  Map: { type: 'map', key: { shape: 'Text' }, value: { shape: 'Text' } },
  Open: { type: 'structure', document: true, members: {} },
}

describe.each(['json', 'rest-json'])('%s', (name) => {
  const operation = testOperation(name, shapes)
  const protocol = loadedProtocol(operation.service)
  const sent = (input: Record<string, unknown>) => protocol.encodeRequest(operation, input).body

  it('omits map entries that are undefined, and sends null as null', () => {
    expect(sent({ Map: { a: undefined, b: 'x', c: null } })).toBe('{"Map":{"b":"x","c":null}}')
  })

  it('sends a date in a document as JSON.stringify does', () => {
    const at = new Date(0)
    expect(sent({ Open: { at, all: [at] } })).toBe(
      '{"Open":{"at":"1970-01-01T00:00:00.000Z","all":["1970-01-01T00:00:00.000Z"]}}',
    )
  })

  it('keeps every digit of a number in a document that no double can hold', () => {
    const digits = '7'.repeat(400)
    expect(protocol.decodeResponse(operation, responseOf(`{"Open":{"n":${digits}}}`))).toEqual({
      Open: { n: BigInt(digits) },
    })
  })
})
