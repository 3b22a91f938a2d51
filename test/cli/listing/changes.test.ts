import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Simulation, simulate } from '../../../src/simulator/index.js'
import { runCli } from '../../support/cli/run-cli.js'
import { startHttpServer } from '../../support/http-server.js'

let aws: Simulation
let folder = ''
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'nexttoken-cli-'))
  aws = await simulate({ 'sns.ListTopics': { items: 3 } })
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await aws.close()
})

function created() {
  return startHttpServer((_, response) => {
    response.end(
      '<CreateTopicResponse><CreateTopicResult><TopicArn>arn:aws:sns:us-east-1:1:x</TopicArn></CreateTopicResult></CreateTopicResponse>',
    )
  })
}

describe('an operation that may change something', () => {
  const create = ['sns', 'create-topic', '--name', 'x']

  it('needs --yes without a terminal', async () => {
    const server = await created()
    const { status, stderr } = await runCli([...create, '--endpoint-url', server.url])
    expect(status).toBe(2)
    expect(stderr).toBe(
      'nexttoken: sns create-topic may change something, and there is no terminal to ask on\n' +
        '  Add --yes to call it, or --print-request to see what would be sent.\n',
    )
    expect(server.requests).toHaveLength(0)
  })

  it('runs with --yes', async () => {
    const server = await created()
    const { status, stdout } = await runCli([...create, '--yes', '--endpoint-url', server.url])
    expect({ status, result: JSON.parse(stdout) }).toEqual({
      status: 0,
      result: { TopicArn: 'arn:aws:sns:us-east-1:1:x' },
    })
  })

  it.each([
    ['y', 1],
    ['YES', 1],
    ['', 0],
    ['n', 0],
  ])('is asked for on a terminal: %j', async (answer, requests) => {
    const server = await created()
    const argv = [...create, '--region', 'eu-west-1', '--endpoint-url', server.url]
    const { status, io, stderr } = await runCli(argv, { isTerminal: true, answers: [answer] })
    expect(io.questions).toEqual(['sns create-topic may change something (eu-west-1). Call it? [y/N] '])
    expect(server.requests).toHaveLength(requests)
    expect(status).toBe(requests === 1 ? 0 : 1)
    if (requests === 0) expect(stderr).toContain('nothing was sent')
  })

  it('the question names all regions', async () => {
    const argv = [...create, '--regions', 'us-east-1,eu-west-1']
    const { io } = await runCli(argv, { isTerminal: true, answers: ['n'] })
    const where = 'regions us-east-1, eu-west-1'
    expect(io.questions).toEqual([`sns create-topic may change something (${where}). Call it? [y/N] `])
  })

  it('an operation that only reads is not asked about', async () => {
    const { io, status } = await runCli(['sns', 'list-topics', '--endpoint-url', aws.endpoint], {
      isTerminal: true,
    })
    expect({ status, questions: io.questions }).toEqual({ status: 0, questions: [] })
  })
})

describe('--print-request', () => {
  it('sends nothing, and needs no credentials and no consent', async () => {
    const server = await created()
    const argv = ['sns', 'create-topic', '--name', 'a b', '--print-request', '--endpoint-url', server.url]
    const { status, stdout } = await runCli(argv, { env: { AWS_ACCESS_KEY_ID: undefined } })
    expect(status).toBe(0)
    expect(stdout).toMatch(/^POST http:\/\/127\.0\.0\.1:\d+\/\n/)
    expect(stdout).toContain('\n\nAction=CreateTopic&Version=2010-03-31&Name=a%20b\n')
    expect(stdout).not.toMatch(/authorization/i)
    expect(server.requests).toHaveLength(0)
  })

  it('shows the first request of a listing, at its endpoint', async () => {
    const argv = ['s3api', 'list-objects-v2', '--bucket', 'books', '--page-size', '7', '--print-request']
    const { stdout } = await runCli(argv)
    expect(stdout.split('\n')[0]).toBe(
      'GET https://books.s3.us-east-1.amazonaws.com/?list-type=2&encoding-type=url&max-keys=7',
    )
  })

  it('hides what the model calls sensitive', async () => {
    const argv = [
      'secretsmanager',
      'create-secret',
      '--name',
      'n',
      '--secret-string',
      'hunter2',
      '--print-request',
    ]
    const { stdout } = await runCli(argv)
    expect(stdout).not.toContain('hunter2')
    expect(stdout).toContain('"SecretString":"***"')
  })

  it('still finds what is wrong with the input', async () => {
    const argv = ['sqs', 'send-message', '--queue-url', 'q', '--print-request']
    expect((await runCli(argv)).status).toBe(2)
  })
})

describe('a streamed body', () => {
  const object = () =>
    startHttpServer((_, response) => {
      response.writeHead(200, { 'content-type': 'text/plain', etag: '"e"' })
      response.end('the body')
    })
  const get = ['s3api', 'get-object', '--bucket', 'books', '--key', 'moby.txt']

  it('goes to the file behind the options; the rest of the answer to standard output', async () => {
    const server = await object()
    const path = join(folder, 'moby.txt')
    const { status, stdout } = await runCli([...get, path, '--endpoint-url', server.url])
    expect(status).toBe(0)
    expect(readFileSync(path, 'utf8')).toBe('the body')
    expect(JSON.parse(stdout)).toMatchObject({ ETag: '"e"', ContentType: 'text/plain' })
    expect(JSON.parse(stdout)).not.toHaveProperty('Body')
  })

  it('goes to standard output alone in a pipe', async () => {
    const server = await object()
    const { status, stdout } = await runCli([...get, '--endpoint-url', server.url])
    expect({ status, stdout }).toEqual({ status: 0, stdout: 'the body' })
  })

  it('needs a file on a terminal', async () => {
    const server = await object()
    const { status, stderr } = await runCli([...get, '--endpoint-url', server.url], { isTerminal: true })
    expect(status).toBe(2)
    expect(stderr).toContain('get-object returns a body, and there is no file for it')
    expect(server.requests).toHaveLength(0)
  })

  it('that breaks leaves no file', async () => {
    const server = await startHttpServer((_, response) => {
      response.writeHead(200, { 'content-length': '100' })
      response.write('half')
      setImmediate(() => response.destroy())
    })
    const path = join(folder, 'broken.txt')
    const { status } = await runCli([...get, path, '--endpoint-url', server.url], {
      env: { AWS_MAX_ATTEMPTS: '1' },
    })
    expect(status).toBe(1)
    expect(readdirSync(folder).filter((name) => name.startsWith('broken'))).toEqual([])
  })
})
