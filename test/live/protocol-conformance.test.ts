import { describe, expect, it } from 'vitest'
import type { EncodedRequest, Structure } from '../../src/protocols/index.js'
import { loadedProtocol } from '../support/loaded-protocol.js'
import { botocoreSource } from './support/botocore-source.js'
import { comparable, comparableBody } from './support/comparable.js'
import {
  type ConformanceCase,
  conformanceCases,
  type SerializedRequest,
} from './support/conformance-cases.js'

/** What is not run, each with its reason: by case, or by the operation that its suite is about. */
const skips: Readonly<Record<string, string>> = {
  PutWithContentEncoding: 'the client compresses a request after it is encoded',
  HostWithPathOperation: 'the endpoint’s own path is put before the protocol’s by the client',
  HttpChecksumRequired: 'checksums are added after encoding',
  ...every('the client fills idempotency tokens in before a protocol sees the input', [
    'QueryIdempotencyTokenAutoFill',
    'legacy/json input 6:1',
    'legacy/rest-json input 19:1',
    'legacy/rest-xml input 23:1',
    'legacy/query input 12:1',
    'legacy/ec2 input 8:1',
  ]),
  ...every('event streams are refused by the client', [
    'legacy/json output 6:0',
    'legacy/rest-xml output 14:0',
    'legacy/rest-xml output 14:1',
    'legacy/rest-xml output 14:2',
  ]),
  ...every('as boto3, an empty list sends no header', [
    'rest-json input RestJsonNullAndEmptyHeaders',
    'rest-xml input NullAndEmptyHeaders',
  ]),
  ...every('as boto3, jsonvalue headers hold the JSON of a value, not text', [
    'rest-json input MediaTypeHeaderInputBase64',
    'rest-json output MediaTypeHeaderOutputBase64',
  ]),
  ...every('as boto3, a payload blob is there if empty', [
    'rest-json output RestJsonHttpPayloadTraitsWithNoBlobBody',
    'rest-xml output HttpPayloadTraitsWithNoBlobBody',
  ]),
  'rest-json output RestJsonDeserializesDenseSetMapAndSkipsNull': 'as boto3, null in a map of JSON stays',
  'legacy/json output 3:1':
    'by a slip its MapType is a string, and here a value that does not fit its shape is refused',
  'legacy/rest-json output 9:0':
    'header names come to a protocol in lower case, and so do a header map’s keys',
  ...every('of a union, an unknown member is left out as it is everywhere else', [
    'legacy/rest-json output 17:2',
    'legacy/rest-xml output 16:2',
  ]),
  ...every('as boto3, only a locationName is capitalised for ec2, and these models have none', [
    'ec2 input Ec2QueryEndpointTraitWithHostLabel',
    'ec2 input Ec2Lists',
    'ec2 input Ec2TimestampsInput',
  ]),
  'query input QueryFlattenedListArgWithXmlName': 'as boto3, a flattened list is named by its element',
  ...every(
    'as boto3, a payload’s root has the member’s name: the models give a locationName where it matters',
    [
      'rest-xml input BodyWithXmlName',
      'rest-xml input RestXmlHttpPayloadWithUnion',
      'rest-xml input HttpPayloadWithXmlName',
      'rest-xml input HttpPayloadWithXmlNamespace',
      'rest-xml input HttpPayloadWithXmlNamespaceAndPrefix',
      'rest-xml input XmlAttributesOnPayload',
      'rest-xml output BodyWithXmlName',
    ],
  ),
  ...every('the case leaves out the message that its body holds', [
    'ec2 output Ec2ComplexError',
    'rest-xml output ComplexError',
  ]),
}

const botocore = await botocoreSource()
const inputs = conformanceCases(botocore, 'input')
const outputs = conformanceCases(botocore, 'output')

const skipOf = (each: ConformanceCase): string | undefined => skips[each.key] ?? skips[each.operation.name]
const run = (cases: readonly ConformanceCase[]): [string, ConformanceCase][] =>
  cases.filter((each) => skipOf(each) === undefined).map((each) => [`${each.key}: ${each.title}`, each])

describe('the protocol cases of botocore', () => {
  it('all exist, without a skip for a removed case', () => {
    const all = [...inputs, ...outputs]
    expect(inputs.length).toBeGreaterThan(500)
    expect(outputs.length).toBeGreaterThan(450)
    const known = new Set(all.flatMap((each) => [each.key, each.operation.name]))
    expect(Object.keys(skips).filter((key) => !known.has(key))).toEqual([])
  })

  it.each(run(inputs))('request: %s', (_, { operation, params = {}, serialized = {} }) => {
    const protocol = loadedProtocol(operation.service)
    const request = protocol.encodeRequest(operation, withSpecialFloats(params))
    expectBody(protocol.name, request, serialized)
    expectHeaders(request, serialized, protocol.name)
    expect(urlParts(urlOf(request))).toEqual(urlParts(serialized.uri ?? ''))
    expect(request.method).toBe(serialized.method ?? request.method)
  })

  it.each(run(outputs))('response: %s', (_, each) => {
    const { operation, response } = each
    if (!response) throw new Error('a case of this folder has a response')
    const protocol = loadedProtocol(operation.service)
    if (each.error === undefined) {
      expect(comparable(protocol.decodeResponse(operation, response))).toEqual(each.result)
      return
    }
    const { code, message, members } = protocol.decodeError(operation, response)
    expect({ code, message }).toEqual({ code: each.errorCode ?? '', message: each.errorMessage ?? '' })
    expect(comparable(members)).toEqual(each.error)
  })
})

function withSpecialFloats(params: Structure): Structure {
  const special = new Set<unknown>(['NaN', 'Infinity', '-Infinity'])
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, special.has(value) ? Number(value) : value]),
  )
}

function expectBody(protocol: string, request: EncodedRequest, expected: SerializedRequest): void {
  if (expected.body === undefined) return
  expect(comparableBody(protocol, request.body ?? '')).toEqual(comparableBody(protocol, expected.body))
}

function expectHeaders(request: EncodedRequest, expected: SerializedRequest, protocol: string): void {
  for (const [name, value] of Object.entries(expected.headers ?? {})) {
    const actual = request.headers[name.toLowerCase()]
    if (name.toLowerCase() === 'content-type' && isOurContentType(actual, value, protocol)) continue
    // A list's separator is a comma, with or without a space.
    expect(actual?.replaceAll(', ', ','), name).toBe(value.replaceAll(', ', ','))
  }
  for (const name of expected.forbidHeaders ?? [])
    expect(request.headers).not.toHaveProperty([name.toLowerCase()])
}

/** As boto3: a payload of the user's own bytes goes without a type, and a form says its charset. */
function isOurContentType(actual: string | undefined, expected: string, protocol: string): boolean {
  if (actual === `${expected}; charset=utf-8`) return true
  return actual === undefined && protocol.startsWith('rest-') && !/json|xml/.test(expected)
}

function urlOf(request: EncodedRequest): string {
  const pairs = Object.entries(request.query).flatMap(([name, value]) =>
    value === null ? [encode(name)] : [value].flat().map((item) => `${encode(name)}=${encode(item)}`),
  )
  return pairs.length ? `${request.path}?${pairs.join('&')}` : request.path
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

function urlParts(url: string): { path: string | undefined; query: string[] } {
  const [path, query] = url.split('?')
  return { path, query: query?.split('&').sort() ?? [] }
}

function every(reason: string, keys: readonly string[]): Record<string, string> {
  return Object.fromEntries(keys.map((key) => [key, reason]))
}
