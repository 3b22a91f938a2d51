import { join } from 'node:path'
import { npmInstall } from './npm-install.js'
import type { ServerKind } from './server-kind.js'

/** Its own command listens on every interface, so this program starts it on loopback. */
const program = `
const [folder, port] = process.argv.slice(1)
const kinesalite = require(folder)
kinesalite({ createStreamMs: 0, deleteStreamMs: 0, updateStreamMs: 0, shardLimit: 500 }).listen(Number(port), '127.0.0.1')
`

/** Kinesis in memory: https://github.com/mhart/kinesalite */
export const kinesalite: ServerKind = {
  name: 'kinesalite',
  version: '3.3.3',
  needs: 'npm',
  install: (folder) => [npmInstall(`kinesalite@${kinesalite.version}`, folder)],
  start: (port, { installed }) => ({
    program: process.execPath,
    args: ['-e', program, join(installed, 'node_modules', 'kinesalite'), `${port}`],
  }),
}
