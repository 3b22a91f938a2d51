import { describe, expect, it } from 'vitest'
import { ByteView } from '../../../src/protocols/bytes/index.js'
import { timeLength, UsualTimes } from '../../../src/protocols/xml/reader/usual-times.js'

const at = 3
const element = (text: string) => Buffer.from(`<a>${text}</a>`)
const times = new UsualTimes()
const timeOf = (text: string) => {
  const bytes = element(text)
  const length = timeLength(bytes, at)
  return length === 0 ? undefined : times.read(new ByteView(bytes), at, length)
}

describe('the usual form of a time', () => {
  it.each([
    '2024-01-02T03:04:05Z',
    '2024-01-02T03:04:05.678Z',
    '0100-01-01T00:00:00Z',
    '9999-12-28T23:59:59.999Z',
    '1969-12-28T23:59:59.001Z',
    '2024-02-28T10:20:30.040Z',
    '2024-03-09T09:09:09.900Z',
  ])('%s is read by its digits', (text) => {
    expect(timeOf(text)).toBe(Date.parse(text))
  })

  it.each([
    ['2024-01-02T03:04:05Z', 20],
    ['2024-01-02T03:04:05.678Z', 24],
  ])('%s has its own length', (text, length) => {
    expect(timeLength(element(text), at)).toBe(length)
  })

  it('of one day after another is read as exactly', () => {
    const days = [
      '2024-01-02',
      '2024-01-02',
      '2024-01-03',
      '2024-02-02',
      '2025-02-02',
      '2024-01-02',
      '2023-13-02',
    ]
    for (const text of [...days, '2023-13-02', '2024-01-02'])
      expect(timeOf(`${text}T03:04:05Z`)).toBe(Date.parse(`${text}T03:04:05Z`))
  })

  it.each([
    '2024-01-02T03:04:05x',
    '2024-01-02T03:04:05Zx',
    '2024-01-02T03:04:05',
    '2024-01-02T03:04:05.6Z',
    '2024-01-02T03:04:05.67Z',
    '2024-01-02T03:04:05.678x',
    '2024-01-02T03:04:05.6789Z',
    '2024-01-02T03:04:05x678Z',
    '2024x01-02T03:04:05Z',
    '2024-01x02T03:04:05Z',
    '2024-01-02x03:04:05Z',
    '2024-01-02T03x04:05Z',
    '2024-01-02T03:04x05Z',
    '1704164645',
    '',
  ])('%j is of another form', (text) => {
    expect(timeOf(text)).toBeUndefined()
  })

  it.each([
    '0099-12-31T00:00:00Z',
    '2024-00-02T03:04:05Z',
    '2024-13-02T03:04:05Z',
    '2024-01-00T03:04:05Z',
    '2024-01-29T03:04:05Z',
    '2024-01-02T24:04:05Z',
    '2024-01-02T03:60:05Z',
    '2024-01-02T03:04:60Z',
    'x024-01-02T03:04:05Z',
    '2x24-01-02T03:04:05Z',
    '20x4-01-02T03:04:05Z',
    '202x-01-02T03:04:05Z',
    '2024-x1-02T03:04:05Z',
    '2024-0x-02T03:04:05Z',
    '2024-01-x2T03:04:05Z',
    '2024-01-0xT03:04:05Z',
    '2024-01-02Tx3:04:05Z',
    '2024-01-02T0x:04:05Z',
    '2024-01-02T03:/4:05Z',
    '2024-01-02T03:0::05Z',
    '2024-01-02T03:04:x5Z',
    '2024-01-02T03:04:0xZ',
    '2024-01-02T03:04:05.x78Z',
    '2024-01-02T03:04:05.6x8Z',
    '2024-01-02T03:04:05.67xZ',
  ])('%s needs the calendar, or is none', (text) => {
    expect(timeOf(text)).toBeNaN()
  })
})
