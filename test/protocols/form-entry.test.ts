import { expect, it } from 'vitest'
import { formEntry } from '../../src/protocols/form/encode-form.js'
import { testOperation } from './support/test-service.js'

const { input } = testOperation('query', {
  Root: {
    type: 'structure',
    members: {
      Text: { shape: 'Text' },
      Time: { shape: 'Time' },
      Structure: { shape: 'Root' },
      List: { shape: 'List' },
      Map: { shape: 'Map' },
    },
  },
  Time: { type: 'timestamp' },
  List: { type: 'list', member: { shape: 'Text' } },
  Map: { type: 'map', key: { shape: 'Text' }, value: { shape: 'Text' } },
})

it.each<[name: string, value: unknown, entry: string | undefined]>([
  ['Text', 'a b&c', 'Text=a%20b%26c'],
  ['Time', new Date(0), 'Time=1970-01-01T00%3A00%3A00Z'],
  ['Structure', {}, undefined],
  ['List', ['a'], undefined],
  ['Map', { a: 'b' }, undefined],
])('a member of a form is one parameter if it is a scalar: %s', (name, value, entry) => {
  const member = input?.members.get(name)
  if (!member) throw new Error(`no member ${name}`)
  const dialect = { nameOf: () => name } as unknown as Parameters<typeof formEntry>[0]
  expect(formEntry(dialect, member, value)).toBe(entry)
})
