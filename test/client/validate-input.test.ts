import { describe, expect, it } from 'vitest'
import { validateInput } from '../../src/client/validation/validate-input.js'
import { ParamValidationError } from '../../src/errors/index.js'
import { ServiceModel, type ShapeDescription } from '../../src/models/index.js'

const shapes: Record<string, ShapeDescription> = {
  Input: {
    type: 'structure',
    required: ['Name'],
    members: {
      Name: { shape: 'Name' },
      Secret: { shape: 'Secret' },
      Secrets: { shape: 'Secrets' },
      Count: { shape: 'Count' },
      Big: { shape: 'Big' },
      Ratio: { shape: 'Ratio' },
      Flag: { shape: 'Flag' },
      When: { shape: 'When' },
      Body: { shape: 'Body' },
      Filters: { shape: 'Filters' },
      Tags: { shape: 'Tags' },
      Sparse: { shape: 'Sparse' },
      Choice: { shape: 'Choice' },
      Anything: { shape: 'Anything' },
      State: { shape: 'State' },
      Self: { shape: 'Input' },
    },
  },
  Name: { type: 'string', min: 2, max: 3 },
  Secret: { type: 'string', sensitive: true },
  Secrets: { type: 'map', key: { shape: 'Key' }, value: { shape: 'State' }, sensitive: true },
  Key: { type: 'string' },
  Count: { type: 'integer', min: 1, max: 10 },
  Big: { type: 'long' },
  Ratio: { type: 'double', min: 0 },
  Flag: { type: 'boolean' },
  When: { type: 'timestamp' },
  Body: { type: 'blob' },
  Filters: { type: 'list', member: { shape: 'Filter' }, min: 1 },
  Filter: { type: 'structure', required: ['Values'], members: { Values: { shape: 'Names' } } },
  Names: { type: 'list', member: { shape: 'Name' } },
  Tags: { type: 'map', key: { shape: 'Name' }, value: { shape: 'Count' } },
  Sparse: { type: 'list', member: { shape: 'Count' }, sparse: true },
  Choice: { type: 'structure', union: true, members: { Left: { shape: 'Flag' }, Right: { shape: 'Count' } } },
  Anything: { type: 'structure', document: true, members: {} },
  State: { type: 'string', enum: ['ON', 'OFF'] },
}

const model = new ServiceModel('test', {
  service: {
    metadata: { apiVersion: '1', endpointPrefix: 'test', protocol: 'json', serviceId: 'Test' },
    operations: {
      Do: { name: 'Do', http: { method: 'POST', requestUri: '/' }, input: { shape: 'Input' } },
      Ping: { name: 'Ping', http: { method: 'POST', requestUri: '/' } },
    },
    shapes,
  },
})

function problemsOf(input: unknown, operation = 'Do'): string[] {
  const found = model.operation(operation)
  if (!found) throw new Error('no such operation')
  try {
    validateInput(found, input)
    return []
  } catch (error) {
    if (error instanceof ParamValidationError) return error.problems.map((problem) => problem.message)
    throw error
  }
}

describe('validateInput', () => {
  it.each([
    { words: 'only what is required', input: { Name: 'ab' } },
    { words: 'above the model’s maximum, which the service judges', input: { Name: 'abcdefgh', Count: 99 } },
    { words: 'an enum value that the model does not know', input: { Name: 'ab', State: 'SLEEPING' } },
    { words: 'absent members as undefined or null', input: { Name: 'ab', Count: undefined, Flag: null } },
    { words: 'a bigint', input: { Name: 'ab', Big: 2n ** 60n, Count: 3n } },
    {
      words: 'a date in its three forms',
      input: { Name: 'ab', When: new Date(0), Self: { Name: 'cd', When: 12.5 } },
    },
    { words: 'an ISO string', input: { Name: 'ab', When: '2026-01-02T03:04:05Z' } },
    {
      words: 'bytes and text as a blob',
      input: { Name: 'ab', Body: new Uint8Array(1), Self: { Name: 'cd', Body: 'x' } },
    },
    { words: 'null in a sparse list', input: { Name: 'ab', Sparse: [1, null] } },
    { words: 'one member of a union', input: { Name: 'ab', Choice: { Left: false } } },
    { words: 'any JSON in a document', input: { Name: 'ab', Anything: { a: [1, 'b', null, { c: true }] } } },
  ])('accepts $words', ({ input }) => {
    expect(problemsOf(input)).toEqual([])
  })

  it.each([
    { words: 'a missing member', input: {}, problem: 'missing required parameter "Name"' },
    { words: 'a required null', input: { Name: null }, problem: 'missing required parameter "Name"' },
    {
      words: 'a near name',
      input: { Name: 'ab', Cuont: 1 },
      problem: 'unknown parameter "Cuont"; did you mean "Count"?',
    },
    { words: 'no object', input: 'ab', problem: 'expected an object (Input), got a string ("ab")' },
    { words: 'an array', input: [], problem: 'expected an object (Input), got an array' },
    { words: 'a wrong type', input: { Name: 5 }, problem: 'Name: expected a string, got a number (5)' },
    {
      words: 'too short a string',
      input: { Name: 'a' },
      problem: 'Name: expected at least 2 characters, got 1',
    },
    {
      words: 'too small a number',
      input: { Name: 'ab', Count: 0 },
      problem: 'Count: expected at least 1, got a number (0)',
    },
    {
      words: 'a fraction',
      input: { Name: 'ab', Count: 1.5 },
      problem: 'Count: expected an integer, got a number (1.5)',
    },
    {
      words: 'a number as text',
      input: { Name: 'ab', Count: '1' },
      problem: 'Count: expected an integer, got a string ("1")',
    },
    {
      words: 'a whole number that a double cannot hold',
      input: { Name: 'ab', Big: 2 ** 60 },
      problem: `Big: expected a bigint for an integer this large, got a number (${2 ** 60})`,
    },
    {
      words: 'text as a boolean',
      input: { Name: 'ab', Flag: 'true' },
      problem: 'Flag: expected a boolean, got a string ("true")',
    },
    {
      words: 'no date',
      input: { Name: 'ab', When: 'soon' },
      problem: 'When: expected a Date, epoch seconds or an ISO 8601 string, got a string ("soon")',
    },
    {
      words: 'a number as a blob',
      input: { Name: 'ab', Body: 1 },
      problem: 'Body: expected a Uint8Array or a string, got a number (1)',
    },
    {
      words: 'an empty list',
      input: { Name: 'ab', Filters: [] },
      problem: 'Filters: expected at least 1 items, got 0',
    },
    {
      words: 'a value deep down',
      input: { Name: 'ab', Filters: [{ Values: ['ab', 7] }] },
      problem: 'Filters[0].Values[1]: expected a string, got a number (7)',
    },
    {
      words: 'a map value',
      input: { Name: 'ab', Tags: { ab: 'x' } },
      problem: 'Tags.ab: expected an integer, got a string ("x")',
    },
    {
      words: 'a map key',
      input: { Name: 'ab', Tags: { a: 1 } },
      problem: 'Tags (key "a"): expected at least 2 characters, got 1',
    },
    {
      words: 'two members of a union',
      input: { Name: 'ab', Choice: { Left: true, Right: 1 } },
      problem: 'Choice: expected exactly one of Left, Right (Choice is a union), got Left, Right',
    },
    {
      words: 'none of a union',
      input: { Name: 'ab', Choice: {} },
      problem: 'Choice: expected exactly one of Left, Right (Choice is a union), got none',
    },
    {
      words: 'what JSON cannot hold in a document',
      input: { Name: 'ab', Anything: { a: new Date(0) } },
      problem: 'Anything.a: expected a JSON value, got a Date',
    },
    {
      words: 'a secret, without showing it',
      input: { Name: 'ab', Secret: 1234 },
      problem: 'Secret: expected a string, got a number',
    },
  ])('refuses $words', ({ input, problem }) => {
    expect(problemsOf(input)).toEqual([problem])
  })

  it('reports every problem at once, each with its path', () => {
    expect(problemsOf({ Buket: 1, Count: 'x', Filters: [{}] })).toHaveLength(4)
  })

  it('shows neither values nor keys of sensitive members', () => {
    expect(problemsOf({ Name: 'ab', Secrets: { hunter2: 1234 } })).toEqual([
      'Secrets.…: expected a string, got a number',
    ])
  })

  it('ends for an input that contains itself', () => {
    const loop: Record<string, unknown> = { Name: 'ab' }
    loop.Self = loop
    expect(problemsOf(loop)).toEqual(['Self: contains itself; expected a value without cycles'])
  })

  it.each(['1/2/2020', 'foo 7', '2026-13-01T00:00:00Z', ''])(
    'refuses the timestamp "%s", which cannot be sent',
    (When) => {
      expect(problemsOf({ Name: 'ab', When })).toHaveLength(1)
    },
  )

  // boto3 takes no such date either. A time in milliseconds, given where seconds belong, is one.
  it.each([new Date('-000001-01-01T00:00:00Z'), new Date('+010000-01-01T00:00:00Z'), 1_704_164_645_000])(
    'refuses a timestamp outside the years 1 to 9999: %s',
    (When) => {
      expect(problemsOf({ Name: 'ab', When })).toEqual([
        expect.stringMatching(/^When: expected a date in the years 1 to 9999, got /),
      ])
    },
  )

  it('names the service and the operation', () => {
    const operation = model.operation('Do')
    if (!operation) throw new Error('no such operation')
    expect(() => validateInput(operation, {})).toThrow('test.Do: missing required parameter "Name"')
  })

  it('accepts only an empty input for an operation without input', () => {
    expect(problemsOf({}, 'Ping')).toEqual([])
    expect(problemsOf({ Some: 1 }, 'Ping')).toEqual([
      'unknown parameter "Some"; the operation has no parameters',
    ])
  })

  it('reports a document that contains itself', () => {
    const loop: Record<string, unknown> = {}
    loop.self = loop
    expect(problemsOf({ Name: 'ab', Anything: loop })).toEqual([
      expect.stringContaining('nested more than 500 levels deep'),
    ])
  })
})
