import type { Command } from '../contract/index.js'

export const walkCommand: Command = {
  name: 'walk',
  summary: 'Show what nexttoken does: list 103 simulated topics, page by page, by hand and with a paginator.',
  details: ['It needs no account: it runs against a simulator in its own process, over HTTP.'],
  ownOptions: { quiet: { kind: 'flag', group: 'run', help: 'Do not show the requests.' } },
  load: async () => (await import('./run-walk.js')).runWalk,
}
