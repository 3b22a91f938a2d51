import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Command, type Installable, installedFolder, systemVersion } from './server-kind.js'

/** Installs a server unless this version of it is installed; tells what is missing where that is not possible. */
export async function installServer(kind: Installable): Promise<string | undefined> {
  const folder = installedFolder(kind)
  const done = join(folder, '.installed')
  if (kind.version !== systemVersion && existsSync(done)) return undefined
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  for (const command of kind.install(folder)) {
    const problem = await run(command)
    if (problem)
      return `${kind.name} ${kind.version} could not be installed, which needs ${kind.needs}: ${problem}`
  }
  writeFileSync(done, '')
  return undefined
}

async function run({ program, args, env }: Command): Promise<string | undefined> {
  const child = spawn(program, args, {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, ...env },
  })
  let stderr = ''
  child.stderr.on('data', (chunk: Buffer) => {
    stderr = (stderr + chunk).slice(-2000)
  })
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('close', (code) =>
      resolve(code === 0 ? undefined : `${program} ended with code ${code}\n${stderr.trim()}`),
    )
  })
}
