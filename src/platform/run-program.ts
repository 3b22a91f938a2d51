import type { ProgramRun } from './platform.js'

/** Programs may ask at the terminal, as for a code: their standard input is ours, as boto3 has it. */
export async function runProgram([program = '', ...rest]: readonly string[]): Promise<ProgramRun> {
  if (program === '') return { output: '', failure: { reason: 'names no program', errorOutput: '' } }
  const { spawn } = await import('node:child_process')
  return new Promise((resolve) => {
    const shell = process.platform === 'win32'
    const output: Buffer[] = []
    const errors: Buffer[] = []
    const fail = (reason: string) => {
      resolve({ output: '', failure: { reason, errorOutput: Buffer.concat(errors).toString() } })
    }
    const failToStart = ({ code }: NodeJS.ErrnoException) => fail(`could not be started (${code})`)
    const child = start(
      () => spawn(program, rest, { stdio: ['inherit', 'pipe', 'pipe'], shell, windowsHide: true }),
      failToStart,
    )
    if (!child) return
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => errors.push(chunk))
    child.on('error', failToStart)
    child.on('close', (code, signal) => {
      if (code === 0) resolve({ output: Buffer.concat(output).toString() })
      else fail(code === null ? `was ended by ${signal}` : `ended with exit code ${code}`)
    })
  })
}

/** Node throws for some programs (ENOTDIR), and for a word with a null byte, which it shows: it may be a secret. */
function start<Child>(spawn: () => Child, fail: (error: NodeJS.ErrnoException) => void): Child | undefined {
  try {
    return spawn()
  } catch (error) {
    fail(Object(error))
    return undefined
  }
}
