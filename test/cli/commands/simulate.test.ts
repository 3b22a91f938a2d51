import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { client } from 'nexttoken'
import { describe, expect, it } from 'vitest'
import { main } from '../../../src/cli/main.js'
import { tempFolder } from '../../models/support/temp-models.js'
import { RecordedIo } from '../../support/cli/recorded-io.js'
import { runCli } from '../../support/cli/run-cli.js'

const credentials = { accessKeyId: 'any', secretAccessKey: 'any' }

/** Runs the simulator while `use` runs, then stops it as Ctrl-C does. */
async function whileSimulating(words: readonly string[], use: (endpoint: string) => Promise<void>) {
  const io = new RecordedIo({})
  const listening = new Promise<string>((resolve) => {
    io.stdout.onWrite = (text) => {
      if (text.endsWith('\n')) resolve(text.trim())
    }
  })
  const ended = main(['simulate', ...words], io)
  const endpoint = await Promise.race([listening, ended.then(() => '')])
  try {
    if (endpoint) await use(endpoint)
  } finally {
    io.interrupt()
  }
  return { status: await ended, stdout: io.stdout.text, stderr: io.stderr.text, listeners: io.listeners }
}

describe('nexttoken simulate', () => {
  it('serves the operations of its words until Ctrl-C', async () => {
    const ended = await whileSimulating(
      ['sns.ListTopics=103', 'iam.list_roles=7', '--page-size', '60'],
      async (endpoint) => {
        const sns = client('sns', { region: 'us-east-1', endpoint, credentials })
        const pages = []
        for await (const page of sns.paginate('list_topics')) pages.push(Object(page).Topics.length)
        expect(pages).toEqual([60, 43])
        const iam = client('iam', { endpoint, credentials })
        expect(await iam.paginate('list_roles').items().toArray()).toHaveLength(7)
      },
    )
    expect(ended.status).toBe(0)
    expect(ended.stdout).toMatch(/^http:\/\/127\.0\.0\.1:\d+\n$/)
    expect(ended.stderr).toContain(`export AWS_ENDPOINT_URL=${ended.stdout.trim()} `)
    expect(ended.stderr).toContain('stopped after 3 requests')
    expect(ended.listeners).toBe(0)
  })

  it('plays faults', async () => {
    const words = ['sns.ListTopics=103', '--faults', 'throttle:1,error:every-3', '--quiet']
    const ended = await whileSimulating(words, async (endpoint) => {
      const sns = client('sns', { region: 'us-east-1', endpoint, credentials, maxAttempts: 1 })
      await expect(sns.call('ListTopics')).rejects.toMatchObject({ code: 'Throttling' })
      await sns.call('ListTopics')
      await expect(sns.call('ListTopics')).rejects.toMatchObject({ statusCode: 500 })
    })
    expect(ended.stderr).toBe('')
  })

  it('answers single operations of a plan, whatever the settings of pages', async () => {
    const folder = tempFolder({
      'plan.json': {
        's3.GetObject': { output: { Body: 'hello', LastModified: '2026-11-28T00:00:00Z' } },
        'sns.Publish': { error: { code: 'NotFound', message: 'no such topic' } },
      },
    })
    const words = ['--plan', join(folder, 'plan.json'), '--page-size', '60', 'sns.ListTopics=61']
    await whileSimulating(words, async (endpoint) => {
      const s3 = client('s3', { region: 'us-east-1', endpoint, credentials })
      const { Body, LastModified } = await s3.call('GetObject', { Bucket: 'b', Key: 'k' })
      expect(await Object(Body).transformToString()).toBe('hello')
      expect(LastModified).toEqual(new Date('2026-11-28T00:00:00Z'))
      const sns = client('sns', { region: 'us-east-1', endpoint, credentials })
      await expect(sns.call('Publish', { Message: 'm' })).rejects.toMatchObject({ code: 'NotFound' })
      expect(Object(await sns.call('ListTopics')).Topics).toHaveLength(60)
    })
  })

  it('reads a plan, and words take precedence', async () => {
    const folder = tempFolder({
      'plan.json': { 'sns.ListTopics': { items: 5, pageSize: 2 }, 'sqs.ListQueues': { items: 1 } },
    })
    await whileSimulating(['sns.ListTopics=3', '--plan', join(folder, 'plan.json')], async (endpoint) => {
      const sns = client('sns', { region: 'us-east-1', endpoint, credentials })
      const pages = []
      for await (const page of sns.paginate('list_topics')) pages.push(Object(page).Topics.length)
      expect(pages).toEqual([2, 1])
    })
  })

  it('reports every problem before it listens', async () => {
    const { status, stdout, stderr } = await runCli([
      'simulate',
      'sns.ListTopics=many',
      '--faults',
      'throttle',
      '--plan',
      '/nonexistent/plan.json',
    ])
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toContain('"sns.ListTopics=many" must be SERVICE.OPERATION=ITEMS')
    expect(stderr).toContain('--faults has "throttle"')
    expect(stderr).toContain('/nonexistent/plan.json cannot be read as JSON')
  })

  it('reports every problem of the plan', async () => {
    const { status, stderr } = await runCli([
      'simulate',
      'sns.ListTopic',
      'snss.ListTopics=1',
      '--faults',
      'thrttle:1',
    ])
    expect(status).toBe(2)
    expect(stderr).toContain('did you mean "ListTopics"')
    expect(stderr).toContain('no service is named "snss"')
  })

  it('needs something to simulate', async () => {
    const { status, stderr } = await runCli(['simulate'])
    expect(status).toBe(2)
    expect(stderr).toContain('nothing to simulate')
  })

  it('says that a port is taken', async () => {
    await whileSimulating(['sns.ListTopics=1'], async (endpoint) => {
      const { port } = new URL(endpoint)
      const { status, stderr } = await runCli(['simulate', 'sns.ListTopics=1', '--port', port])
      expect(status).toBe(2)
      expect(stderr).toContain(`cannot listen on port ${port}`)
    })
  })

  it('refuses a plan that is no object of objects', async () => {
    const folder = tempFolder()
    writeFileSync(join(folder, 'plan.json'), '[1]')
    expect((await runCli(['simulate', '--plan', join(folder, 'plan.json')])).stderr).toContain(
      'must hold a JSON object',
    )
  })

  it.each(['SIGINT', 'SIGTERM'] as const)('as a program ends with %s, and frees its port', async (signal) => {
    const program = spawn(process.execPath, ['dist/cli.js', 'simulate', 'sns.ListTopics=3'])
    const errors: Buffer[] = []
    program.stderr.on('data', (chunk) => errors.push(chunk))
    const [line] = await once(program.stdout, 'data')
    const endpoint = String(line).trim()
    const sns = client('sns', { region: 'us-east-1', endpoint, credentials, maxAttempts: 1 })
    expect(await sns.paginate('list_topics').items().toArray()).toHaveLength(3)
    program.kill(signal)
    const [status] = await once(program, 'close')
    expect(status).toBe(0)
    expect(Buffer.concat(errors).toString()).toContain('stopped after 1 request\n')
    await expect(sns.call('ListTopics')).rejects.toMatchObject({ code: 'Network' })
  })
})
