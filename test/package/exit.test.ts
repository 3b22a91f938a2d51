import { execFile } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { expect, it, onTestFinished } from 'vitest'

const page = '<ListTopicsResponse><ListTopicsResult><Topics/></ListTopicsResult></ListTopicsResponse>'

/** A program that calls SNS once, does not close its client, and prints which of Node's modules it loaded. */
async function runProgram(endpoint: string, transport: 'auto' | 'node'): Promise<string[]> {
  const program = `
    import { client } from ${JSON.stringify(pathToFileURL('dist/index.js').href)}
    const credentials = { accessKeyId: 'key', secretAccessKey: 'secret' }
    const options = { region: 'us-east-1', endpoint: '${endpoint}', credentials, transport: '${transport}' }
    await client('sns', options).listTopics()
    const loaded = ['net', 'tls', 'http', 'https'].filter((name) => process.moduleLoadList.includes('NativeModule ' + name))
    console.log(loaded.join())`
  const env = { ...process.env, HTTP_PROXY: '', http_proxy: '' }
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program], {
    env,
    timeout: 20_000,
  })
  return stdout.trim().split(',')
}

it('a program with an idle connection ends, and one over sockets has not loaded node:http or node:tls', async () => {
  let requests = 0
  const server = createServer((_, response) => {
    requests++
    response.end(page)
  })
  // Otherwise the server would close the connection, and any program would end.
  server.keepAliveTimeout = 600_000
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close().closeAllConnections())
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  expect(await runProgram(url, 'auto')).toEqual(['net'])
  expect(await runProgram(url, 'node')).toEqual(['net', 'tls', 'http', 'https'])
  expect(requests).toBe(2)
})
