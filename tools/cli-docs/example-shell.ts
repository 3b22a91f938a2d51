import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { main } from '../../src/cli/main.js'
import { type Simulation, simulate } from '../../src/simulator/index.js'
import { ExampleIo } from './example-io.js'
import { type Identity, serveIdentity } from './serve-identity.js'
import { splitWords } from './split-words.js'

const variable = /^([A-Z_]+)=(.*)$/
/** Files that an example writes are in a folder of their own. */
const file = /^[\w-]+\.(?:csv|ndjson)$/

/** Runs the commands of the page: `nexttoken`, `cat FILE` and `echo $?`. */
export class ExampleShell {
  readonly #folder = mkdtempSync(join(tmpdir(), 'nexttoken-docs-'))
  #status = 0

  private constructor(
    private readonly aws: Simulation,
    private readonly sts: Identity,
  ) {}

  static async open(): Promise<ExampleShell> {
    return new ExampleShell(
      await simulate({
        'sns.ListTopics': { items: 103 },
        'sqs.ListQueues': { items: 2 },
        'iam.ListRoles': { items: 150 },
        's3.ListObjectsV2': { items: 3 },
        'ec2.DescribeKeyPairs': { items: 1 },
        'logs.DescribeLogGroups': { items: 120, faults: [{ on: 2, kind: 'error' }] },
      }),
      await serveIdentity('123456789012'),
    )
  }

  async close(): Promise<void> {
    rmSync(this.#folder, { recursive: true })
    await this.aws.close()
    await this.sts.close()
  }

  /** What a line writes, standard error included. `> FILE` takes standard output away. */
  async run(line: string, isTerminal: boolean): Promise<string> {
    const [command = '', redirected] = line.split(' > ')
    const words = splitWords(command)
    const variables = words.slice(
      0,
      words.findIndex((word) => !variable.test(word)),
    )
    const [program, ...argv] = words.slice(variables.length)
    if (command === 'echo $?') return `${this.#status}\n`
    if (program === 'cat') return readFileSync(join(this.#folder, argv[0] ?? ''), 'utf8').replaceAll('\r', '')
    if (program !== 'nexttoken') throw new Error(`an example cannot run ${line}`)
    const io = new ExampleIo(isTerminal)
    const paths = argv.map((word) => (file.test(word) ? join(this.#folder, word) : word))
    this.#status = await this.#withVariables(variables, () => main(paths, io))
    const text = redirected === undefined ? io.transcript : io.transcript.replace(io.output, '')
    return text.replaceAll(`${this.#folder}/`, '').replaceAll('\r', '')
  }

  /** The library reads the variables of the process: they are the example's until it ends. */
  async #withVariables<Value>(variables: readonly string[], run: () => Promise<Value>): Promise<Value> {
    const before = { ...process.env }
    const own = variables.map((word) => variable.exec(word)?.slice(1) ?? [])
    setVariables({ ...this.#variables(), ...Object.fromEntries(own) })
    try {
      return await run()
    } finally {
      setVariables(before)
    }
  }

  #variables(): Record<string, string | undefined> {
    return {
      PATH: process.env.PATH,
      HOME: this.#folder,
      NO_COLOR: '1',
      TERM: 'xterm',
      AWS_ENDPOINT_URL: this.aws.endpoint,
      AWS_ENDPOINT_URL_STS: this.sts.endpoint,
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
      AWS_SECRET_ACCESS_KEY: 'secret',
      AWS_EC2_METADATA_DISABLED: 'true',
    }
  }
}

function setVariables(variables: Readonly<Record<string, string | undefined>>): void {
  for (const name of Object.keys(process.env)) if (variables[name] === undefined) delete process.env[name]
  for (const [name, value] of Object.entries(variables)) if (value !== undefined) process.env[name] = value
}
