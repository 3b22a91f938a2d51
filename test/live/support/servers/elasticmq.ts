import { join } from 'node:path'
import type { ServerKind } from './server-kind.js'

const pom = join(import.meta.dirname, 'elasticmq.pom.xml')

/** SQS in memory: https://github.com/softwaremill/elasticmq */
export const elasticmq: ServerKind = {
  name: 'elasticmq',
  version: '1.6.12',
  needs: 'Java 17 or later and Maven',
  install: (folder) => [
    {
      program: 'mvn',
      args: [
        ...['--quiet', '--batch-mode', '--file', pom, 'dependency:copy-dependencies'],
        ...[
          '-DincludeScope=runtime',
          `-DoutputDirectory=${folder}`,
          `-Delasticmq.version=${elasticmq.version}`,
        ],
      ],
    },
  ],
  start: (port, { installed }) => ({
    program: 'java',
    args: [
      ...['-Xmx256m', `-Drest-sqs.bind-port=${port}`, '-Drest-sqs.bind-hostname=127.0.0.1'],
      ...[`-Dnode-address.port=${port}`, '-Dnode-address.host=127.0.0.1', '-Drest-stats.enabled=false'],
      ...['-cp', join(installed, '*'), 'org.elasticmq.server.Main'],
    ],
  }),
}
