import type { Command } from './server-kind.js'

/** Builds one program of a Go module into `folder`. Go fetches a newer Go by itself where the module asks for one. */
export function goInstall(program: string, folder: string): Command {
  return { program: 'go', args: ['install', program], env: { GOBIN: folder, GOFLAGS: '-mod=mod' } }
}
