import { join } from 'node:path'
import type { ServerKind } from './server-kind.js'

/** S3, DynamoDB, SQS, Kinesis and others in one process: https://pypi.org/project/ministack/ */
export const ministack: ServerKind = {
  name: 'ministack',
  version: '1.5.33',
  needs: 'Python 3 with venv and pip',
  // A virtual environment of its own, so that its dependencies do not decide which botocore is compared.
  install: (folder) => [
    { program: 'python3', args: ['-m', 'venv', folder] },
    {
      program: join(folder, 'bin', 'python'),
      args: ['-m', 'pip', 'install', '--quiet', `ministack==${ministack.version}`],
    },
  ],
  start: (port, { installed }) => ({
    program: join(installed, 'bin', 'ministack'),
    args: [],
    env: { BIND_HOST: '127.0.0.1', GATEWAY_PORT: `${port}`, MINISTACK_HOST: '127.0.0.1' },
  }),
}
