import { main } from '../../../src/cli/main.js'
import { RecordedIo, type RecordedOptions } from './recorded-io.js'

/** How a command line ended, and what it wrote. */
export interface CliRun {
  readonly status: number
  readonly stdout: string
  readonly stderr: string
  readonly io: RecordedIo
}

/** Variables that every command needs: credentials and a region of no account. */
const usual = {
  AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'secret',
  AWS_REGION: 'us-east-1',
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_CONFIG_FILE: '/nonexistent/config',
  AWS_SHARED_CREDENTIALS_FILE: '/nonexistent/credentials',
}

/**
 * Runs a command line in this process. `env` is added to credentials and a region; undefined removes a variable. The
 * library reads the process's variables, so they are those of the command until it ends: one at a time.
 *
 * @example
 * const { status, stdout } = await runCli(['sns', 'list-topics', '--endpoint-url', aws.endpoint])
 */
export async function runCli(argv: readonly string[], options: RecordedOptions = {}): Promise<CliRun> {
  const io = new RecordedIo(options)
  const before = { ...process.env }
  const { PATH, HOME, TMPDIR } = before
  replaceEnv({ PATH, HOME, TMPDIR, ...usual, ...options.env })
  try {
    options.onStart?.(io)
    const status = await main(argv, io)
    return { status, stdout: io.stdout.text, stderr: io.stderr.text, io }
  } finally {
    replaceEnv(before)
  }
}

function replaceEnv(env: Readonly<Record<string, string | undefined>>): void {
  for (const name of Object.keys(process.env)) if (env[name] === undefined) delete process.env[name]
  for (const [name, value] of Object.entries(env)) if (value !== undefined) process.env[name] = value
}
