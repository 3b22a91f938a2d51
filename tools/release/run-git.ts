import { execFileSync } from 'node:child_process'

/** What git prints in a folder, without the last line break. */
export function runGit(folder: string, args: readonly string[]): string {
  const stdio: ['ignore', 'pipe', 'pipe'] = ['ignore', 'pipe', 'pipe']
  return execFileSync('git', args, { cwd: folder, encoding: 'utf8', stdio }).trimEnd()
}
