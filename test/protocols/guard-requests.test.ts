import { describe, expect, it } from 'vitest'
import { ParamValidationError } from '../../src/errors/index.js'
import type { ServiceDescription } from '../../src/models/index.js'
import { loadedProtocol } from '../support/loaded-protocol.js'
import { testOperation } from './support/test-service.js'

const half = 'cut \ud83d'
const pair = '\ud83d\ude00'

const shapes: ServiceDescription['shapes'] = {
  Secret: { type: 'string', sensitive: true },
  Texts: { type: 'list', member: { shape: 'Text' } },
  ByName: { type: 'map', key: { shape: 'Text' }, value: { shape: 'Text' } },
  SecretByName: { type: 'map', key: { shape: 'Text' }, value: { shape: 'Text' }, sensitive: true },
  BySecret: { type: 'map', key: { shape: 'Secret' }, value: { shape: 'Text' } },
  Inner: { type: 'structure', members: { Name: { shape: 'Text' }, ByName: { shape: 'ByName' } } },
  SecretInner: { type: 'structure', members: { ByName: { shape: 'ByName' } }, sensitive: true },
  Root: {
    type: 'structure',
    members: {
      Name: { shape: 'Text' },
      Names: { shape: 'Texts' },
      ByName: { shape: 'ByName' },
      SecretByName: { shape: 'SecretByName' },
      BySecret: { shape: 'BySecret' },
      Inner: { shape: 'Inner' },
      SecretInner: { shape: 'SecretInner' },
    },
  },
}

function problemsOf(
  input: Record<string, unknown>,
  operation = testOperation('query', shapes),
): readonly { path: string; message: string }[] {
  try {
    loadedProtocol(operation.service).encodeRequest(operation, input)
  } catch (error) {
    if (error instanceof ParamValidationError) return error.problems
    throw error
  }
  return []
}

describe('half of a surrogate pair', () => {
  it.each<[string, Record<string, unknown>, string[]]>([
    ['in a text', { Name: half }, ['Name']],
    ['in a list', { Names: ['a', half, half] }, ['Names[1]', 'Names[2]']],
    ['in a value of a map', { ByName: { a: half } }, ['ByName.a']],
    ['in a key of a map', { ByName: { [half]: 'a' } }, ['ByName (key "cut \ufffd")']],
    ['in both of them', { ByName: { [half]: half } }, ['ByName (key "cut \ufffd")', 'ByName.cut \ufffd']],
    ['in a structure', { Inner: { Name: half } }, ['Inner.Name']],
    ['in a secret map, whose keys are not shown', { SecretByName: { key: half } }, ['SecretByName.…']],
    ['in a map in a secret structure', { SecretInner: { ByName: { key: half } } }, ['SecretInner.ByName.…']],
    [
      'in many places',
      { Name: half, Inner: { ByName: { a: half } }, Names: ['a'] },
      ['Name', 'Inner.ByName.a'],
    ],
  ])('%s is refused by the path of its parameter', (_, input, paths) => {
    const problems = problemsOf(input)
    expect(problems.map(({ path }) => path)).toEqual(paths)
    for (const { path, message } of problems) {
      expect(message).toBe(
        `${path}: contains half of a surrogate pair, which cannot be sent; when you cut a text, cut it between characters`,
      )
    }
  })

  it.each<[string, string, Record<string, unknown>, string[]]>([
    ['a body', 'rest-xml', { Body: half }, ['Body']],
    ['a query', 'rest-xml', { Value: half }, ['Value']],
    ['a list in a query', 'rest-xml', { Values: ['a', half, 'b'] }, ['Values[1]']],
    ['a name in a query', 'rest-xml', { Named: { [half]: 'a' } }, ['Named (key "cut \ufffd")']],
    ['a query', 'rest-json', { Value: half }, ['Value']],
    ['a path', 'rest-json', { Label: half }, ['Label']],
    [
      'a whole pair anywhere',
      'rest-xml',
      { Body: pair, Value: pair, Values: [pair], Named: { [pair]: pair } },
      [],
    ],
    ['JSON, which can have it', 'rest-json', { Body: half }, []],
  ])('in %s (%s) is found', (_, protocol, input, paths) => {
    const query = (shape: string) => ({ shape, location: 'querystring' })
    const members = {
      Label: { shape: 'Text', location: 'uri' },
      Body: { shape: 'Text' },
      Value: query('Text'),
      Values: query('Texts'),
      Named: query('ByName'),
    }
    const operation = testOperation(
      protocol,
      { ...shapes, Root: { type: 'structure', members } as never },
      { http: { method: 'PUT', requestUri: '/{Label}' }, input: { shape: 'Root', locationName: 'Root' } },
    )
    expect(problemsOf({ Label: 'a', ...input }, operation).map(({ path }) => path)).toEqual(paths)
  })

  it('in an input that is secret as a whole is refused without the keys of its maps', () => {
    const { Root } = shapes
    const operation = testOperation('query', { ...shapes, Root: { ...Root, sensitive: true } as never })
    expect(problemsOf({ ByName: { key: half } }, operation).map(({ path }) => path)).toEqual(['ByName.…'])
  })

  it.each<[string, Record<string, unknown>]>([
    ['absent', {}],
    ['a whole pair', { Name: '\ud83d\ude00', Names: ['\ud83d\ude00'], ByName: { '\ud83d\ude00': 'a' } }],
  ])('that is %s is no problem', (_, input) => {
    expect(problemsOf(input)).toEqual([])
  })
})
