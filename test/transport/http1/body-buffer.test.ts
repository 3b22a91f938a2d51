import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { BodyBuffer } from '../../../src/transport/http1/body-buffer.js'

const KiB = 1024
const MiB = 1024 * KiB

/** The sizes of the buffers that are made while `act` runs. */
function allocations(act: (buffer: BodyBuffer) => void): number[] {
  const allocate = vi.spyOn(Buffer, 'allocUnsafeSlow')
  onTestFinished(() => allocate.mockRestore())
  act(new BodyBuffer())
  return allocate.mock.calls.map(([size]) => size)
}

const bytes = Buffer.alloc(6 * MiB, 'abcdefghijklmnopqrstuvwxyz-')

describe('the buffer of a body', () => {
  test.each<[words: string, promised: number, size: number]>([
    ['is 64 KiB at least', 10, 64 * KiB],
    ['is as large as promised', 5 * MiB, 5 * MiB],
    ['is 16 MiB at most before anything has arrived', 2 ** 50, 16 * MiB],
  ])('%s', (_, promised, size) => {
    expect(allocations((buffer) => buffer.reserve(promised))).toEqual([size])
  })

  test('is not made again for as much', () => {
    const sizes = allocations((buffer) => {
      for (const promised of [100 * KiB, 100 * KiB, 10]) buffer.reserve(promised)
    })
    expect(sizes).toEqual([100 * KiB])
  })

  test('doubles as it grows, and is used again for the next body if it is no larger than 4 MiB', () => {
    const grown = (buffer: BodyBuffer, upTo: number) => {
      for (let at = 0; at < upTo; at += 48 * KiB) buffer.append(bytes, at, Math.min(upTo, at + 48 * KiB))
      expect(Buffer.compare(buffer.view(), bytes.subarray(0, upTo))).toBe(0)
      buffer.clear()
      expect([buffer.length, buffer.view().length]).toEqual([0, 0])
    }
    const sizes = allocations((buffer) => {
      grown(buffer, 200 * KiB)
      grown(buffer, 200 * KiB)
    })
    expect(sizes).toEqual([64, 96, 192, 384].map((size) => size * KiB))
  })

  test.each([
    { size: 4 * MiB, kept: 'is kept', made: 1 },
    { size: 4 * MiB + 1, kept: 'is dropped', made: 2 },
  ])('of $size bytes $kept after its response', ({ size, made }) => {
    const sizes = allocations((buffer) => {
      buffer.append(bytes, 0, size)
      buffer.clear()
      buffer.append(bytes, 0, 10)
      expect(Buffer.from(buffer.view()).toString()).toBe('abcdefghij')
    })
    expect(sizes).toEqual([size, 64 * KiB].slice(0, made))
  })
})
