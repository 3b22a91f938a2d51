import { execFile } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { expect, it, onTestFinished } from 'vitest'

const page = '<ListTopicsResponse><ListTopicsResult><Topics/></ListTopicsResult></ListTopicsResponse>'

/** Runs a program whose client of SNS, `sns`, is never closed. Gives what it prints. */
async function runProgram(endpoint: string, transport: 'auto' | 'node', code: string): Promise<string> {
  const program = `
    import { client } from ${JSON.stringify(pathToFileURL('dist/index.js').href)}
    const credentials = { accessKeyId: 'key', secretAccessKey: 'secret' }
    const options = { region: 'us-east-1', endpoint: '${endpoint}', credentials, transport: '${transport}' }
    const sns = client('sns', options)
    ${code}`
  const env = { ...process.env, HTTP_PROXY: '', http_proxy: '' }
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program], {
    env,
    timeout: 20_000,
  })
  return stdout.trim()
}

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
    expect(await runProgram(await startService(), transport, printModules)).toBe(modules)
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
  expect(await runProgram(await startService(), 'auto', replaceLater)).toBe('1')
})
