import { describe, expect, it } from 'vitest'
import { startHttpServer } from '../support/http-server.js'
import { wayOf } from '../transport/support/ways.js'
import { page, runProgram } from './support/run-program.js'

/** Counts the requests that `http` sends once it has been loaded through a hook, as tracers do. */
const counter = `
  const { default: Module } = await import('node:module')
  let seen = 0
  const patched = new Set()
  function patch(name, loaded) {
    if (name.replace('node:', '') !== 'http' || patched.has(loaded)) return loaded
    patched.add(loaded)
    const { request } = loaded
    loaded.request = (...args) => {
      seen++
      return request(...args)
    }
    return loaded
  }`

/** Calls what was there before, and gives what it has loaded to `patch`. */
const hooks = {
  'process.getBuiltinModule': 'process.getBuiltinModule',
  require: 'Module.prototype.require',
  'Module._load': 'Module._load',
}

function hook(place: string): string {
  return `
    const own = ${place}
    ${place} = function (name, ...rest) {
      return patch(name, own.call(this, name, ...rest))
    }`
}

async function waysOf(code: string): Promise<{ printed: string; ways: string[] }> {
  const server = await startHttpServer((_, response) => response.end(page))
  const printed = await runProgram({ endpoint: server.url, transport: 'auto', code })
  return { printed, ways: server.requests.map(wayOf) }
}

/** No program here loads `node:http` itself. */
describe('a tracer that patches http when it is loaded sees the requests', () => {
  it.each(Object.entries(hooks))('by a hook of %s', async (_, place) => {
    const code = `${counter}${hook(place)}
      await sns.listTopics()
      await sns.listTopics()
      console.log(seen)`
    expect(await waysOf(code)).toEqual({ printed: '2', ways: ['node:http', 'node:http'] })
  })

  it.each(Object.entries(hooks))('by a hook of %s that comes after a request', async (_, place) => {
    const code = `await sns.listTopics()${counter}${hook(place)}
      await sns.listTopics()
      console.log(seen)`
    expect(await waysOf(code)).toEqual({ printed: '1', ways: ['sockets', 'node:http'] })
  })

  it('by a hook that gives a substitute for http', async () => {
    const code = `
      const own = process.getBuiltinModule
      process.getBuiltinModule = (name) =>
        name.endsWith('http') ? { ...own(name), request: (...args) => own(name).request(...args) } : own(name)
      await sns.listTopics()`
    expect((await waysOf(code)).ways).toEqual(['node:http'])
  })
})

it('a hook that leaves http alone leaves the requests on the sockets', async () => {
  const code = `
    const own = process.getBuiltinModule
    let calls = 0
    process.getBuiltinModule = (name) => {
      if (name.endsWith('http')) calls++
      return own(name)
    }
    await sns.listTopics()
    const before = calls
    await sns.listTopics()
    await sns.listTopics()
    console.log(before > 0, calls - before <= 1)`
  expect(await waysOf(code)).toEqual({ printed: 'true true', ways: ['sockets', 'sockets', 'sockets'] })
})

it('a mock of node:net sees the requests that go over sockets', async () => {
  const code = `
    const { default: net } = await import('node:net')
    const own = net.createConnection
    let seen = 0
    net.createConnection = (...args) => {
      seen++
      return own(...args)
    }
    await sns.listTopics()
    console.log(seen)`
  expect(await waysOf(code)).toEqual({ printed: '1', ways: ['sockets'] })
})
