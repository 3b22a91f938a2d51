import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

export interface AwsEnvironment {
  readonly variables?: Readonly<Record<string, string>>
  /** The content of `~/.aws/config`. */
  readonly config?: string
  /** The content of `~/.aws/credentials`. */
  readonly credentials?: string
}

/** For the running test, what AWS's variables and files say is this and nothing else. EC2 is never asked. */
export function setAwsEnvironment({ variables = {}, config = '', credentials = '' }: AwsEnvironment): void {
  const before = { ...process.env }
  const folder = mkdtempSync(join(tmpdir(), 'nexttoken-aws-'))
  for (const name of Object.keys(process.env)) if (name.startsWith('AWS_')) delete process.env[name]
  writeFileSync(join(folder, 'config'), config)
  writeFileSync(join(folder, 'credentials'), credentials)
  Object.assign(process.env, {
    AWS_CONFIG_FILE: join(folder, 'config'),
    AWS_SHARED_CREDENTIALS_FILE: join(folder, 'credentials'),
    AWS_EC2_METADATA_DISABLED: 'true',
    BOTO_CONFIG: join(folder, 'boto'),
    ...variables,
  })
  onTestFinished(() => {
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name]
    Object.assign(process.env, before)
    rmSync(folder, { recursive: true })
  })
}
