import { execFile } from 'node:child_process'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'

export interface Program {
  readonly endpoint: string
  readonly transport: 'auto' | 'node'
  readonly code: string
}

/** A response to `ListTopics`. */
export const page = '<ListTopicsResponse><ListTopicsResult><Topics/></ListTopicsResult></ListTopicsResponse>'

/** Runs a program whose client of SNS, `sns`, is never closed. Gives what it prints. */
export async function runProgram({ endpoint, transport, code }: Program): Promise<string> {
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
