import type { ProgramRun } from './platform.js'

/** The program shares our standard input, as in boto3, because it may ask for a code at the terminal. */
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

/** Node throws for some programs (ENOTDIR). For a null byte its error shows the argument, which may be a secret. */
function start<Child>(spawn: () => Child, fail: (error: NodeJS.ErrnoException) => void): Child | undefined {
  try {
    return spawn()
  } catch (error) {
    fail(Object(error))
    return undefined
  }
}
