import { describe, expect, it } from 'vitest'
import { readCommand } from '../../../src/cli/arguments/index.js'
import { commandExample } from '../../../src/cli/commands/describe/command-example.js'
import { exampleInput } from '../../../src/cli/commands/describe/example-value.js'
import { operationText } from '../../../src/cli/commands/describe/operation-text.js'
import { loadModel } from '../../../src/models/index.js'
import { RecordedIo } from '../../support/cli/recorded-io.js'
import { runCli } from '../../support/cli/run-cli.js'

/** Of each protocol. */
const services = ['sns', 's3', 'dynamodb', 'lambda', 'ec2', 'cloudwatch', 'route53', 'organizations']

/** The operations of a service, of EC2's many every twelfth. */
function operationsOf(service: string) {
  const model = loadModel(service)
  const every = model.operationNames.length > 500 ? 12 : 1
  const names = model.operationNames.filter((_, index) => index % every === 0)
  return names.flatMap((name) => model.operation(name) ?? [])
}

/** The words of a command line as a POSIX shell reads them, without the first three. */
function shellWords(line: string): readonly string[] {
  const words = [...line.matchAll(/'((?:[^']|'\\'')*)'|(\S+)/g)]
  return words.map(([, quoted, plain = '']) => quoted?.replaceAll("'\\''", "'") ?? plain).slice(3)
}

describe('nexttoken describe', () => {
  it('describes an operation', async () => {
    const { status, stdout } = await runCli(['describe', 'sns', 'list-topics'])
    expect(status).toBe(0)
    expect(stdout).toMatchInlineSnapshot(`
      "sns list-topics
        ListTopics, POST /
        It only reads.
        https://docs.aws.amazon.com/goto/WebAPI/sns-2010-03-31/ListTopics

      Parameters
        none

      Output
        Topics     list of Topic; always there
          TopicArn  text
        NextToken  text

      Pages
        All pages are listed.
        Items: Topics.
        Token: NextToken from NextToken.
        The service decides how large a page is.
        It cannot be divided, so --parallel does not apply.

      Errors in the model
        InvalidParameter, InternalError, AuthorizationError

      Example
        nexttoken sns list-topics

      Example in TypeScript
        import { client } from 'nexttoken'
        import 'nexttoken/types/sns'

        const sns = client('sns')
        for await (const item of sns.paginate('list_topics').items()) console.log(item)
      "
    `)
  })

  it('says what must be there, which values are known, and how it is divided', async () => {
    const { stdout } = await runCli(['describe', 's3api', 'list-objects-v2'])
    expect(stdout).toMatch(/--bucket +required; text$/m)
    expect(stdout).toMatch(/--encoding-type +text; one of url/)
    expect(stdout).toContain('--parallel divides it by key.')
    expect(stdout).toContain('nexttoken s3api list-objects-v2 --bucket BUCKET')
    expect(stdout).toContain("s3.paginate('list_objects_v2', { Bucket: 'BUCKET' }).items()")
  })

  it('shows the output to a depth', async () => {
    const shallow = await runCli(['describe', 'ec2', 'describe-instances', '--depth', '1'])
    const deep = await runCli(['describe', 'ec2', 'describe-instances', '--depth', '9'])
    expect(shallow.stdout).toContain('members; --depth shows them')
    expect(deep.stdout).toMatch(/^ +AvailabilityZone +text/m)
  })

  it('shows the first of very many values', async () => {
    const { stdout } = await runCli(['describe', 'ec2', 'run-instances', '--depth', '1'])
    expect(stdout).toMatch(/and \d+ more,\s+which\s+--output\s+json\s+has/)
    expect(stdout.split('\n').length).toBeLessThan(150)
  })

  it('ends at a shape within itself', async () => {
    expect((await runCli(['describe', 'dynamodb', 'get-item', '--depth', '20'])).stdout).toContain(
      '… AttributeValue again',
    )
  })

  it('gives programs the model, the parameters and the examples', async () => {
    const { stdout } = await runCli(['describe', 'sqs', 'list-queues', '--output', 'json'])
    expect(JSON.parse(stdout)).toMatchObject({
      name: 'ListQueues',
      onlyReads: true,
      parameters: expect.arrayContaining([
        expect.objectContaining({ option: '--queue-name-prefix', member: 'QueueNamePrefix' }),
      ]),
      pagination: { resultKeys: ['QueueUrls'] },
      examples: { command: 'nexttoken sqs list-queues' },
    })
  })

  it('shows options for what is in a parameter, and those of a whole stream', async () => {
    const { stdout } = await runCli(['describe', 'ses', 'send-email'])
    expect(stdout).toMatch(
      /\nShortcuts for what is in a parameter\n {2}--to +list; .* for\s+Destination\.ToAddresses\n/,
    )
    const records = await runCli(['describe', 'kinesis', 'get-records'])
    expect(records.stdout).toMatch(/\nAll shards of a stream, with --parallel\n {2}--stream-name +text\n/)
    expect(records.stdout).not.toContain('Shortcuts')
    const run = JSON.parse((await runCli(['describe', 'ec2', 'run-instances', '--output', 'json'])).stdout)
    expect(run.shortcuts).toEqual([expect.objectContaining({ option: '--count', path: 'MinCount' })])
    expect(run.shardParameters).toEqual([])
    const json = JSON.parse((await runCli(['describe', 'kinesis', 'get-records', '--output', 'json'])).stdout)
    const options = json.shardParameters.map(({ option }: { option: string }) => option)
    expect(options).toEqual(expect.arrayContaining(['--stream-name', '--shard-iterator-type']))
  })

  it('describes a service', async () => {
    expect((await runCli(['describe', 's3api'])).stdout).toContain("client('s3')")
    expect(JSON.parse((await runCli(['describe', 'sns', '--output', 'json'])).stdout)).toMatchObject({
      name: 'sns',
      operations: 42,
      protocol: 'query',
    })
  })

  it('names the nearest operation', async () => {
    const { status, stderr } = await runCli(['describe', 'sns', 'list-topcs'])
    expect(status).toBe(2)
    expect(stderr).toMatch(/did you mean "ListTopics"/i)
  })
})

describe('examples', () => {
  it.each(services)('of %s can be typed, and mean what they show', async (service) => {
    const io = new RecordedIo({})
    for (const operation of operationsOf(service)) {
      const example = commandExample(operation)
      const words = shellWords(example).map((word) => (word === 'FILE' ? '/dev/null' : word))
      const { input } = await readCommand(operation, words, { io })
      const expected = Object.keys(exampleInput(operation)).sort()
      expect(Object.keys(input).sort(), example).toEqual(expected)
    }
  })
})

it.each(services)(
  'descriptions of %s fit into the terminal, except for words that cannot be broken',
  (service) => {
    for (const operation of operationsOf(service)) {
      for (const columns of [60, 110]) {
        const [described = ''] = operationText(operation, { depth: 3, columns }).split('\nExample\n')
        const [, ...sections] = described.split('\n\n')
        const tooLong = sections
          .join('\n')
          .split('\n')
          .filter((line) => line.length > columns)
        // Beside a deep name there are always 30 columns for the text.
        expect(tooLong.filter((line) => !/\S{25}/.test(line) && line.search(/\S/) + 60 < columns)).toEqual([])
      }
    }
  },
)
