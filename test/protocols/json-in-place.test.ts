import assert from 'node:assert'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Shape } from '../../src/models/index.js'
import { decodeJsonBody } from '../../src/protocols/json/decode-body.js'
import { parseJson } from '../../src/protocols/json/parse-json.js'
import { arbitraryKind, hostileKey, hostileNames, type Kind, modelOf } from './support/arbitrary-model.js'
import { copyJson } from './support/copy-json.js'
import { testOperation } from './support/test-service.js'

const kinds: readonly Kind['type'][] = [
  ...(['string', 'integer', 'long', 'double', 'boolean', 'blob', 'timestamp'] as const),
  ...(['list', 'map', 'structure', 'union', 'document'] as const),
]

/** JSON text, piece by piece: keys that repeat, and numbers that `JSON.stringify` would not write. */
const scalarText = fc.oneof(
  fc.constantFrom(
    'null',
    'true',
    '""',
    '"NaN"',
    '"YWI="',
    '"2024-01-02T03:04:05Z"',
    '1e999',
    '-0',
    '1.5',
    '0',
  ),
  fc.constantFrom(
    '9007199254740991',
    '9007199254740993',
    '-9223372036854775808',
    '12345678901234567890123',
    '1e300',
  ),
  fc.string({ unit: 'grapheme', maxLength: 6 }).map((text) => JSON.stringify(text)),
)

/** Text for a kind that is right for the most part: with members of its own, unknown ones, nulls and wrong types. */
function textOf(kind: Kind): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 8, arbitrary: rightText(kind) },
    { weight: 1, arbitrary: scalarText },
    fc.constant('[{}]'),
  )
}

function rightText(kind: Kind): fc.Arbitrary<string> {
  switch (kind.type) {
    case 'list':
      return fc.array(textOf(kind.of), { maxLength: 3 }).map((items) => `[${items.join(', ')}]`)
    case 'map':
      return objectText(fc.tuple(hostileKey, textOf(kind.of)))
    case 'structure':
    case 'union': {
      const known = Object.entries(kind.members).map(([name, each]) =>
        fc.tuple(fc.constant(`w${name}`), textOf(each)),
      )
      return objectText(fc.oneof(...known, ...known, fc.tuple(hostileKey, scalarText)))
    }
    case 'document':
      return fc.oneof(scalarText, objectText(fc.tuple(hostileKey, scalarText)))
    default:
      return scalarText
  }
}

function objectText(entry: fc.Arbitrary<[string, string]>): fc.Arbitrary<string> {
  const text = ([key, value]: [string, string]) => `${JSON.stringify(key)}:${value}`
  return fc.array(entry, { maxLength: 4 }).map((entries) => `{${entries.map(text).join(',')}}`)
}

/** Members with names of their own on the wire, or without. */
function operationOf(kind: Kind, renamed: boolean) {
  const entries = Object.entries(modelOf(kind)).map(([name, shape]) => {
    if (!renamed || !shape.members || name === 'Root') return [name, shape]
    const members = Object.entries(shape.members).map(([member, reference]) => [
      member,
      { ...reference, locationName: `w${member}` },
    ])
    return [name, { ...shape, members: Object.fromEntries(members) }]
  })
  return testOperation('json', Object.fromEntries(entries))
}

const wireOf = (text: string, renamed: boolean) => (renamed ? text : text.replaceAll('"w', '"'))

function outcome(decode: () => unknown): unknown {
  try {
    return { value: decode() }
  } catch {
    return 'an error'
  }
}

describe('decoding JSON in place', () => {
  it('gives the same value or error as copying each member', () => {
    const each = arbitraryKind(kinds, hostileNames).chain((kind) =>
      fc.tuple(fc.constant(kind), textOf(kind), fc.boolean()),
    )
    const property = fc.property(each, ([kind, text, renamed]) => {
      const shape = operationOf(kind, renamed).output as Shape
      const body = Buffer.from(`{"Value":${wireOf(text, renamed)}}`)
      const expected = outcome(() => copyJson(shape, parseJson(body)))
      const actual = outcome(() => decodeJsonBody(shape, body))
      // Not `toEqual`: a key may be `constructor`, by which it tells classes apart.
      assert.deepStrictEqual(actual, expected)
    })
    fc.assert(property, { numRuns: 3000 })
  })

  it('does not change Object.prototype, and removes wire names', () => {
    const kind: Kind = { type: 'map', of: { type: 'timestamp', format: undefined }, sparse: false }
    const body = Buffer.from('{"Value":{"__proto__":1,"a":2},"__proto__":{"x":1}}')
    const output = decodeJsonBody(operationOf(kind, false).output as Shape, body)
    expect(Object.keys(output)).toEqual(['Value'])
    expect(Object.entries(output.Value ?? {})).toEqual([
      ['__proto__', new Date(1000)],
      ['a', new Date(2000)],
    ])
    expect(Object.getPrototypeOf(output.Value)).toBe(Object.prototype)
  })

  it('does not search for long integers in text that is not JSON', () => {
    expect(() => parseJson(Buffer.from('{"a":9007199254740993,"b'))).toThrow('the JSON is cut off')
  })

  it('decodes a document that nests deeper than the stack', () => {
    const deep = `${'['.repeat(50_000)}1${']'.repeat(50_000)}`
    const shape = operationOf({ type: 'document' }, false).output as Shape
    const attempt = () => decodeJsonBody(shape, Buffer.from(`{"Value":${deep}}`))
    expect(attempt).not.toThrow()
  })
})
