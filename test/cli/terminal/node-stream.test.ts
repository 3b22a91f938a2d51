import { Writable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { ClosedPipe } from '../../../src/cli/terminal/closed-pipe.js'
import { NodeStream } from '../../../src/cli/terminal/node-stream.js'

function streamOf(write: (done: (error?: Error) => void) => void, highWaterMark = 16): NodeStream {
  const target = new Writable({ highWaterMark, write: (_chunk, _encoding, done) => write(done) })
  return new NodeStream(() => target as unknown as NodeJS.WriteStream)
}

function failing(code: string): NodeStream {
  return streamOf((done) => done(Object.assign(new Error(`write ${code}`), { code })))
}

describe('NodeStream', () => {
  it('waits until the reader has taken what was written', async () => {
    let go: (() => void) | undefined
    const stream = streamOf((done) => {
      go = () => done()
    })
    let isDone = false
    const writing = stream.write('x'.repeat(100)).then(() => {
      isDone = true
    })
    await new Promise(setImmediate)
    expect(isDone).toBe(false)
    go?.()
    await writing
  })

  it.each(['EPIPE', 'EOF'])('%s is a closed pipe', async (code) => {
    const stream = failing(code)
    await expect(stream.write('a')).rejects.toBeInstanceOf(ClosedPipe)
    await expect(stream.flush()).rejects.toBeInstanceOf(ClosedPipe)
    await expect(stream.write('b')).rejects.toBeInstanceOf(ClosedPipe)
  })

  it('another failure is Node’s error', async () => {
    await expect(failing('ENOSPC').write('a')).rejects.toThrow('ENOSPC')
  })

  it('a stream that nobody used is not opened', async () => {
    const stream = new NodeStream(() => {
      throw new Error('opened')
    })
    await stream.flush()
  })
})
