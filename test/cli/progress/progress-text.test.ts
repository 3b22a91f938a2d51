import { describe, expect, it } from 'vitest'
import { progressText, timeText } from '../../../src/cli/progress/progress-text.js'

const at = (elapsed: number, width = 100) => ({ elapsed, width })

describe('the progress line', () => {
  it('has pages, items, rate, time, throttles and the last key', () => {
    const state = { pages: 12, items: 11_734, throttles: 3, lastKey: 'logs/2024/05' }
    expect(progressText(state, at(9700))).toBe(
      '12 pages, 11,734 items, 1,210 items/s, 9 s, 3 throttles, last: logs/2024/05',
    )
    expect(progressText({ pages: 1, items: 1 }, at(400))).toBe('1 page, 1 item, 0 s')
  })

  it('has what a command says of itself, and the time', () => {
    const said = { said: 'attempt 3: "pending"\n' }
    expect(progressText(said, at(65_000))).toBe('attempt 3: "pending"?, 1:05')
    expect(progressText(said, at(65_000, 12))).toBe('attempt 3: "')
  })

  it('says how many targets are done', () => {
    const targets = { name: 'regions', done: 7, total: 20 }
    expect(progressText({ items: 5, targets }, at(0))).toBe('7 of 20 regions, 5 items, 0 s')
    const open = { ...targets, isTotalKnown: false }
    expect(progressText({ items: 5, targets: open }, at(0))).toContain('7 of at least 20 regions')
  })

  it.each([20, 40, 60, 79])('fits %i columns, whatever the key', (width) => {
    for (const lastKey of ['a'.repeat(500), '写真'.repeat(100), 'a\n\u001b[2Jb', '']) {
      const text = progressText({ pages: 3, items: 5, lastKey }, at(2000, width))
      expect([...text].reduce((sum, char) => sum + (char > '\x7f' ? 2 : 1), 0)).toBeLessThanOrEqual(width)
      for (const control of ['\n', '\r', '\u001b']) expect(text).not.toContain(control)
    }
  })

  it('shows the end of a long key', () => {
    const text = progressText({ items: 1, lastKey: `${'a'.repeat(200)}/the-end.txt` }, at(0, 50))
    expect(text).toMatch(/last: \.\.\.a+\/the-end\.txt$/)
  })

  it.each([
    [9999, '9 s'],
    [65_000, '1:05'],
    [3_723_000, '1:02:03'],
  ])('writes %i ms as %s', (milliseconds, text) => {
    expect(timeText(milliseconds)).toBe(text)
  })
})
