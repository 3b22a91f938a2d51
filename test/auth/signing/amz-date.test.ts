import { expect, it } from 'vitest'
import { amzDate } from '../../../src/auth/signing/amz-date.js'

const noon = Date.UTC(2026, 0, 2, 12)

it('the time of a signature is that of its second, whichever time came before', () => {
  const times = [0, 999, 1000, 1001, 1999, 2000, 59_999, 60_000, 1000, 999, 3_600_000, -1]
  const expected = ['120000', '120000', '120001', '120001', '120001', '120002', '120059', '120100']
  expect(times.map((time) => amzDate(noon + time))).toEqual(
    [...expected, '120001', '120000', '130000', '115959'].map((time) => `20260102T${time}Z`),
  )
})

it('the first and the last second of a day are those of UTC', () => {
  const midnight = Date.UTC(2026, 0, 3)
  expect([amzDate(midnight - 1), amzDate(midnight)]).toEqual(['20260102T235959Z', '20260103T000000Z'])
})
