import { describe, expect, it } from 'vitest'
import { TextTemplate } from '../../src/values/index.js'

describe('a text template', () => {
  it.each([
    { text: 'a #0 b #1 c', filled: 'a X b Y c' },
    { text: '#1#0', filled: 'YX' },
    { text: '#0, again #0', filled: 'X, again X' },
    { text: 'no mark', filled: 'no mark' },
    { text: '', filled: '' },
  ])('fills in “$text”', ({ text, filled }) => {
    expect(TextTemplate.from(text, ['#0', '#1']).fill(['X', 'Y'])).toBe(filled)
  })

  it('does not look for marks in the values', () => {
    expect(TextTemplate.from('#0-#1', ['#0', '#1']).fill(['#1', '$&'])).toBe('#1-$&')
  })
})
