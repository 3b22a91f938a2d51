import type { Command } from './server-kind.js'

/** Installs one npm package into `folder`, without scripts: the servers need no native code to keep data in memory. */
export function npmInstall(name: string, folder: string): Command {
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error']
  const options = ['--ignore-scripts', '--omit=optional', '--no-save', '--no-package-lock']
  return { program: 'npm', args: ['install', '--prefix', folder, ...quiet, ...options, name] }
}
