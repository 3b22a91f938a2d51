import { join } from 'node:path'
import { npmInstall } from './npm-install.js'
import type { ServerKind } from './server-kind.js'

/** DynamoDB in memory: https://github.com/architect/dynalite */
export const dynalite: ServerKind = {
  name: 'dynalite',
  version: '4.0.0',
  needs: 'npm',
  install: (folder) => [npmInstall(`dynalite@${dynalite.version}`, folder)],
  start: (port, { installed }) => ({
    program: process.execPath,
    args: [
      join(installed, 'node_modules', 'dynalite', 'cli.js'),
      ...['--host', '127.0.0.1', '--port', `${port}`, '--createTableMs', '0', '--deleteTableMs', '0'],
    ],
  }),
}
