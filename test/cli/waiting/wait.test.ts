import { describe, expect, it } from 'vitest'
import { optionName } from '../../../src/cli/arguments/names/index.js'
import { waitOptions } from '../../../src/cli/options/index.js'
import { takeWaitOptions } from '../../../src/cli/waiting/take-wait-options.js'
import { loadModel, shippedIndex } from '../../../src/models/index.js'
import { runCli } from '../../support/cli/run-cli.js'
import { startHttpServer } from '../../support/http-server.js'

/** A table of DynamoDB that has these states, one after the other, the last one for good. An error's name is one. */
function tableWith(...states: readonly string[]) {
  return startHttpServer(
    ...states.map((state) => (...[, response]: Parameters<import('node:http').RequestListener>) => {
      const isError = state.endsWith('Exception')
      const body = isError ? { __type: state, message: 'made up' } : { Table: { TableStatus: state } }
      response.writeHead(isError ? 400 : 200, { 'content-type': 'application/x-amz-json-1.0' })
      response.end(JSON.stringify(body))
    }),
  )
}

const exists = ['dynamodb', 'wait', 'table-exists', '--table-name', 'orders', '--delay', '0s']

describe('nexttoken SERVICE wait WAITER', () => {
  it('ends with status 0 as soon as the state is there, and writes nothing', async () => {
    const server = await tableWith('ResourceNotFoundException', 'CREATING', 'ACTIVE')
    const { status, stdout, stderr } = await runCli([...exists, '--endpoint-url', server.url])
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '', stderr: '' })
    expect(server.requests).toHaveLength(3)
  })

  it('ends with status 3 if the state is not there in time', async () => {
    const server = await tableWith('CREATING')
    const argv = [...exists, '--max-attempts', '2', '--endpoint-url', server.url]
    const { status, stdout, stderr } = await runCli(argv)
    expect([status, stdout]).toEqual([3, ''])
    expect(stderr.replace(/in \d+ ms/, 'in n ms')).toBe(
      'nexttoken: dynamodb describe-table: waiter table_exists gave up after 2 attempts in n ms: Table.TableStatus was "CREATING", expected "ACTIVE"\n' +
        '  Pass a larger --max-attempts or --deadline to wait longer.\n',
    )
  })

  it('ends with status 1 if the state cannot come any more', async () => {
    const server = await startHttpServer((_, response) => {
      response.end(JSON.stringify({ ImportTableDescription: { ImportStatus: 'FAILED' } }))
    })
    const argv = [
      'dynamodb',
      'wait',
      'import-completed',
      '--import-arn',
      'arn:aws:dynamodb:us-east-1:111122223333:table/a/import/1',
    ]
    const { status, stderr } = await runCli([...argv, '--endpoint-url', server.url])
    expect(status).toBe(1)
    expect(stderr).toBe(
      'nexttoken: dynamodb describe-import: waiter import_completed failed after 1 attempt: ImportTableDescription.ImportStatus is "FAILED", and that is a failure\n' +
        '  Look for the reason in what this operation returns.\n',
    )
  })

  it('ends with an error that the waiter does not know', async () => {
    const server = await tableWith('AccessDeniedException')
    const { status, stderr } = await runCli([...exists, '--endpoint-url', server.url])
    expect(status).toBe(1)
    expect(stderr).toContain('AccessDeniedException: made up')
  })

  it('shows on a terminal what was seen last, and stops at Ctrl-C with status 3', async () => {
    const server = await tableWith('CREATING')
    let seconds = 0
    const { status, stderr } = await runCli([...exists.slice(0, -1), '1h', '--endpoint-url', server.url], {
      isTerminal: true,
      now: () => 1000 * seconds++,
      onStart: (io) => {
        io.stderr.onWrite = (text) => {
          if (text.includes('attempt 1')) io.interrupt()
        }
      },
    })
    expect(status).toBe(3)
    expect(stderr).toMatch(/attempt 1: "CREATING", \d s/)
    expect(stderr.endsWith('\r\u001b[Knexttoken: stopped before the state was there\n')).toBe(true)
  })

  it('stops a call in flight at Ctrl-C', async () => {
    let interrupt = () => {}
    const server = await startHttpServer(() => interrupt())
    const { status, stderr } = await runCli([...exists, '--endpoint-url', server.url], {
      onStart: (io) => {
        interrupt = () => io.interrupt()
      },
    })
    expect([status, stderr]).toEqual([3, 'nexttoken: stopped before the state was there\n'])
  })

  it('with --print-request sends nothing', async () => {
    const { status, stdout } = await runCli([...exists, '--print-request'])
    expect(status).toBe(0)
    expect(stdout).toContain('x-amz-target: DynamoDB_20120810.DescribeTable')
    expect(stdout).toContain('{"TableName":"orders"}')
  })

  it('takes a whole input, and writes its skeleton', async () => {
    const server = await tableWith('ACTIVE')
    const argv = ['dynamodb', 'wait', 'TableExists', '--cli-input-json', '{"TableName": "orders"}']
    expect(await runCli([...argv, '--endpoint-url', server.url])).toMatchObject({ status: 0 })
    const skeleton = await runCli(['dynamodb', 'wait', 'table-exists', '--generate-cli-skeleton'])
    expect(JSON.parse(skeleton.stdout)).toEqual({ TableName: '' })
  })
})

describe('a command line of wait that is wrong has status 2', () => {
  it.each<[string, string[], string[]]>([
    [
      'a misspelt waiter',
      ['ec2', 'wait', 'instance-runing'],
      [
        'nexttoken: ec2 has no waiter "instance-runing"; did you mean instance-running?',
        '  nexttoken ec2 wait help lists all 43.',
      ],
    ],
    [
      'a service without waiters',
      ['sns', 'wait', 'topic-exists'],
      ['nexttoken: sns has no waiter "topic-exists"', '  nexttoken sns help shows what it has.'],
    ],
    [
      'everything at once',
      [
        'dynamodb',
        'wait',
        'table-exists',
        '--delay',
        'soon',
        '--backoff=linear',
        '--max-attempts',
        '--table',
        'x',
        '--nonsense',
      ],
      [
        'nexttoken: --delay is "soon": pass a time such as 90s, 14m or 1h30m',
        '  --backoff is "linear": pass one of jittered, fixed',
        '  --max-attempts needs a value',
        '  unknown option --nonsense',
        '  nexttoken dynamodb wait table-exists help shows what it takes.',
      ],
    ],
    [
      'options of listings',
      ['ec2', 'wait', 'instance-running', '--parallel', '4', '--to', 'x.csv'],
      [
        'nexttoken: --parallel cannot be used with wait, which lists nothing',
        '  --to cannot be used with wait, which lists nothing',
        '  nexttoken ec2 wait instance-running help shows what it takes.',
      ],
    ],
  ])('%s', async (_, argv, expected) => {
    const { status, stderr, stdout } = await runCli(argv)
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr.trimEnd().split('\n')).toEqual(expected)
  })
})

describe('the help of waiters', () => {
  it.each([
    ['ec2', 'wait'],
    ['ec2', 'wait', 'help'],
    ['help', 'ec2', 'wait'],
  ])('%j', async (...argv) => {
    const { status, stdout } = await runCli(argv)
    expect(status).toBe(0)
    expect(stdout).toContain('Waiters of Amazon Elastic Compute Cloud')
    expect(stdout).toContain('  instance-running\n')
  })

  it('says what a waiter waits for, and what it takes', async () => {
    const { stdout } = await runCli(['ec2', 'wait', 'instance-running', 'help'], { width: 80 })
    expect(stdout).toContain(
      `What it does
  It calls describe-instances until all of Reservations[].Instances[].State.Name
  are running.
  It fails if any of Reservations[].Instances[].State.Name is shutting-down or
  terminated or stopping.
  It waits 15 s or more between two calls, and gives up after 10 min.
`,
    )
    expect(stdout).toContain('--instance-ids')
    expect(stdout).toContain('--max-attempts N')
    expect(stdout).toContain('--deadline TIME')
    expect(stdout).not.toContain('--parallel')
    expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([])
  })

  it('is part of the service’s help', async () => {
    const { stdout } = await runCli(['dynamodb', 'help'])
    expect(stdout).toMatch(/Waiters\n(?:.*\n)*.*wait table-exists/)
    expect((await runCli(['sns', 'help'])).stdout).not.toContain('wait')
    expect((await runCli(['sns', 'wait'])).stdout).toBe('sns has no waiters.\n')
  })
})

describe('the options of wait', () => {
  it('are taken out of the words, wherever they stand', () => {
    const words = ['--delay=5s', '--instance-ids', 'i-1', 'i-2', '--max-attempts', '3', '--backoff', 'fixed']
    expect(takeWaitOptions(words)).toEqual({
      delay: 5000,
      maxAttempts: 3,
      backoff: 'fixed',
      rest: ['--instance-ids', 'i-1', 'i-2'],
      problems: [],
    })
  })

  it('hide no parameter of an operation that has a waiter', () => {
    const hidden = Object.keys(shippedIndex().services).flatMap((service) => {
      const model = loadModel(service)
      return model.waiterNames.flatMap((name) => {
        const operation = model.operation(model.findWaiter(name)?.[1].operation ?? '')
        const options = [...(operation?.input?.members.keys() ?? [])].map(optionName)
        return options.filter((option) => Object.hasOwn(waitOptions, option))
      })
    })
    expect(hidden).toEqual([])
  })
})
