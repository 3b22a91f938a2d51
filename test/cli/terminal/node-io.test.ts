import { afterEach, describe, expect, it, vi } from 'vitest'
import { nodeIo } from '../../../src/cli/terminal/node-io.js'

afterEach(() => vi.restoreAllMocks())

describe('signals', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('the first %s asks to stop, the second one ends at once', (signal, status) => {
    const exit = vi.spyOn(process, 'exit').mockImplementation(() => undefined as never)
    const seen: string[] = []
    const before = process.listeners(signal)
    const release = nodeIo().onSignal((found) => seen.push(found))
    const [listen] = process.listeners(signal).filter((listener) => !before.includes(listener))
    listen?.(signal)
    expect({ seen, exits: exit.mock.calls }).toEqual({ seen: [signal], exits: [] })
    listen?.(signal)
    expect(exit).toHaveBeenCalledWith(status)
    release()
    expect(process.listeners(signal)).toEqual(before)
  })
})

it('nobody is asked without a terminal', async () => {
  const { isTTY } = process.stdin
  process.stdin.isTTY = false
  try {
    expect(await nodeIo().ask('Sure? ')).toBeUndefined()
  } finally {
    process.stdin.isTTY = isTTY
  }
})
