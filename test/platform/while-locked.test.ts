import { existsSync, writeFileSync } from 'node:fs'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { whileLocked } from '../../src/platform/while-locked.js'
import { temporaryFolder } from '../sinks/support/folder.js'

const at = temporaryFolder()
afterEach(() => {
  vi.useRealTimers()
})

describe('what only one process at a time may do', () => {
  it('is done by one after the other', async () => {
    const path = at('one')
    let inside = 0
    let most = 0
    const work = async () => {
      most = Math.max(most, ++inside)
      await new Promise((resolve) => setImmediate(resolve))
      inside--
    }
    await Promise.all([1, 2, 3, 4].map(() => whileLocked(path, work)))
    expect(most).toBe(1)
    expect(existsSync(path)).toBe(false)
  })

  it('leaves no lock behind an error', async () => {
    const path = at('error')
    const failed = whileLocked(path, async () => {
      throw new Error('no')
    })
    await expect(failed).rejects.toThrow('no')
    expect(existsSync(path)).toBe(false)
  })

  it('waits no longer than three seconds for a process that was killed', async () => {
    const path = at('killed')
    writeFileSync(path, '')
    vi.useFakeTimers({ toFake: ['setTimeout'], now: 0 })
    let isDone = false
    const waiting = whileLocked(path, async () => {
      isDone = true
    })
    for (let turn = 0; !isDone; turn++) {
      expect(turn).toBeLessThan(100_000)
      vi.advanceTimersByTime(10)
      await new Promise((resolve) => setImmediate(resolve))
    }
    await waiting
    expect(existsSync(path)).toBe(false)
  })
})
