import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { page, runProgram } from './support/run-program.js'

async function startService(): Promise<string> {
  const server = createServer((_, response) => response.end(page))
  // Otherwise the server would close the connection, and any program would end.
  server.keepAliveTimeout = 600_000
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close().closeAllConnections())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const printModules = `
  await sns.listTopics()
  const loaded = ['net', 'tls', 'http', 'https'].filter((name) => process.moduleLoadList.includes('NativeModule ' + name))
  console.log(loaded.join())`

it.each([
  { transport: 'auto', modules: 'net' },
  { transport: 'node', modules: 'net,tls,http,https' },
] as const)(
  'a program with an idle connection ends, and with transport: $transport it loads $modules',
  async ({ transport, modules }) => {
    expect(await runProgram({ endpoint: await startService(), transport, code: printModules })).toBe(modules)
  },
)

it('a program that loads node:http later, and replaces its request, sees the requests from then on', async () => {
  const replaceLater = `
    await sns.listTopics()
    const { default: http } = await import('node:http')
    await sns.listTopics()
    const { request } = http
    let seen = 0
    http.request = (...args) => {
      seen++
      return request(...args)
    }
    await sns.listTopics()
    console.log(seen)`
  expect(await runProgram({ endpoint: await startService(), transport: 'auto', code: replaceLater })).toBe(
    '1',
  )
})
