import { describe, expect, it } from 'vitest'
import { timeOfCommonForm } from '../../../src/protocols/scalars/common-timestamp.js'

describe('the common form of a timestamp is read digit by digit:', () => {
  it.each([
    '2024-01-02T03:04:05Z',
    '2024-01-02T03:04:05.678Z',
    '1999-12-28T23:59:59.999Z',
    '0100-01-01T00:00:00Z',
    '2024-10-20T10:20:30.040Z',
  ])('%s', (text) => {
    expect(timeOfCommonForm(text)).toBe(Date.parse(text))
  })
})

describe('another form is left to the calendar and the patterns:', () => {
  it.each([
    ...['2024-01-02T03:04:05', '2024-01-02T03:04:05.6Z', '2024-01-02', '', '2024-01-02T03:04:05.678901Z'],
    ...['2024-01-02T03:04:05z', '2024-01-02t03:04:05Z', '2024x01-02T03:04:05Z', '2024-01x02T03:04:05Z'],
    ...['2024-01-02T03x04:05Z', '2024-01-02T03:04x05Z', '2024-01-02T03:04:05,678Z', '2024-01-02T03:04:05x'],
    ...['2024-01-29T03:04:05Z', '2024-00-02T03:04:05Z', '2024-13-02T03:04:05Z', '2024-01-00T03:04:05Z'],
    ...['0099-01-02T03:04:05Z', '2024-01-02T24:04:05Z', '2024-01-02T03:60:05Z', '2024-01-02T03:04:60Z'],
    ...['2024-01-02T03:04:/5Z', '2024-01-02T03:04::5Z', '2024-01-02T03:04:05.67xZ', 'x024-01-02T03:04:05Z'],
    ...['2024-x1-02T03:04:05Z', '2024-01-x2T03:04:05Z', '2024-01-02Tx3:04:05Z', '2024-01-02T03:x4:05Z'],
  ])('%j', (text) => {
    expect(timeOfCommonForm(text)).toBeUndefined()
  })
})
