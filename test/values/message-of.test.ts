import { expect, it } from 'vitest'
import { isError, messageOf } from '../../src/values/index.js'

const throwing = {
  get name(): string {
    throw new Error('not read')
  },
}

it.each([
  { thrown: new TypeError('broken'), message: 'broken' },
  { thrown: { name: 'E', message: 'like an error' }, message: 'like an error' },
  { thrown: 'text', message: 'text' },
  { thrown: undefined, message: 'undefined' },
  { thrown: Symbol('s'), message: 'Symbol(s)' },
  { thrown: Object.create(null), message: 'an object that has no text' },
  { thrown: throwing, message: '[object Object]' },
])('the message of a thrown value is “$message”', ({ thrown, message }) => {
  expect(messageOf(thrown)).toBe(message)
})

it('a value whose name cannot be read is no error', () => {
  expect(isError(throwing)).toBe(false)
})
