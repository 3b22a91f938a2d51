import { join } from 'node:path'
import { goInstall } from './go-install.js'
import type { ServerKind } from './server-kind.js'

/** S3 in memory: https://github.com/johannesboyne/gofakes3 */
export const gofakes3: ServerKind = {
  name: 'gofakes3',
  version: 'v1.2.0',
  needs: 'Go 1.21 or later',
  install: (folder) => [
    goInstall(`github.com/johannesboyne/gofakes3/cmd/gofakes3@${gofakes3.version}`, folder),
  ],
  start: (port, { installed }) => ({
    program: join(installed, 'gofakes3'),
    args: ['-host', `127.0.0.1:${port}`, '-backend', 'memory', '-quiet'],
  }),
}
