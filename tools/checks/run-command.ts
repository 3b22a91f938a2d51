import { spawn } from 'node:child_process'
import { delimiter, resolve } from 'node:path'

export interface CommandResult {
  readonly passed: boolean
  readonly seconds: number
  /** Standard output and standard error as they came; empty with `show`. */
  readonly output: string
}

/** Runs a command by the system's shell, which finds `npm` and `tsx` on Windows too. Never rejects. */
export function runCommand(command: string, { show }: { readonly show: boolean }): Promise<CommandResult> {
  const started = performance.now()
  const child = spawn(command, {
    shell: true,
    stdio: show ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    env: withLocalPrograms(process.env),
  })
  const chunks: Buffer[] = []
  child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk))
  child.stderr?.on('data', (chunk: Buffer) => chunks.push(chunk))
  return new Promise((settle) => {
    const end = (passed: boolean, problem = '') =>
      settle({
        passed,
        seconds: (performance.now() - started) / 1000,
        output: Buffer.concat(chunks).toString() + problem,
      })
    child.once('error', (error) => end(false, `${command}: ${error.message}\n`))
    child.once('close', (code, signal) => end(code === 0, signal ? `ended by ${signal}\n` : ''))
  })
}

/** The name is `Path` on Windows. */
function withLocalPrograms(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const name = Object.keys(env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH'
  return { ...env, [name]: `${resolve('node_modules/.bin')}${delimiter}${env[name] ?? ''}` }
}
