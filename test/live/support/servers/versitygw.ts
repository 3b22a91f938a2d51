import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { goInstall } from './go-install.js'
import type { ServerKind } from './server-kind.js'

/** S3 over a folder of files: https://github.com/versity/versitygw */
export const versitygw: ServerKind = {
  name: 'versitygw',
  version: 'v1.8.0',
  needs: 'Go 1.21 or later',
  install: (folder) => [goInstall(`github.com/versity/versitygw/cmd/versitygw@${versitygw.version}`, folder)],
  start(port, { installed, data }) {
    const [buckets, versions] = [join(data, 'buckets'), join(data, 'versions')]
    for (const folder of [buckets, versions]) mkdirSync(folder)
    return {
      program: join(installed, 'versitygw'),
      args: [
        ...['--port', `127.0.0.1:${port}`, '--access', 'test', '--secret', 'test', '--quiet'],
        ...['posix', '--versioning-dir', versions, buckets],
      ],
    }
  },
}
