import { setImmediate } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { PooledRequest } from '../../../src/transport/socket/pooled-request.js'

const plain = {
  protocol: 'http:',
  hostname: 'sns.test',
  port: 80,
  method: 'POST',
  head: '',
  body: undefined,
} as const

interface Value {
  readonly page: number[]
}

test('a request that has ended keeps neither its result nor the caller’s functions', async () => {
  const { request, result, receive } = await deliverOne()
  // A WeakRef keeps its target until the end of the turn that made it.
  await setImmediate()
  collectGarbage()
  expect(result.deref()).toBeUndefined()
  expect(receive.deref()).toBeUndefined()
  // It must live until here, or the test shows nothing.
  expect(request.receivedAt).toBe(0)
})

test('a request ends once: what comes after its end is ignored', async () => {
  const results: unknown[] = []
  const request = new PooledRequest<string>({
    plain,
    receive: ({ statusCode }) => `status ${statusCode}`,
    resolve: (value) => results.push(value),
    reject: (error) => results.push(error),
    signal: undefined,
  })
  request.deliver({ statusCode: 200, headers: {}, body: new Uint8Array() })
  request.fail(new Error('too late'))
  request.deliver({ statusCode: 500, headers: {}, body: new Uint8Array() })
  expect(results).toEqual(['status 200'])
})

/** In a function of its own, so that no variable of the test keeps the result. */
async function deliverOne() {
  let kept: WeakRef<Value> | undefined
  const receive = () => {
    const value: Value = { page: [1, 2, 3] }
    kept = new WeakRef(value)
    return value
  }
  const request = await new Promise<PooledRequest<Value>>((done) => {
    const made: PooledRequest<Value> = new PooledRequest<Value>({
      plain,
      receive,
      resolve: () => done(made),
      reject: () => {},
      signal: new AbortController().signal,
    })
    made.deliver({ statusCode: 200, headers: {}, body: new Uint8Array() })
  })
  return { request, result: kept as WeakRef<Value>, receive: new WeakRef(receive) }
}

function collectGarbage(): void {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc')()
}
