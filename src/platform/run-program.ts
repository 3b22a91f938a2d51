import type { ProgramRun } from './platform.js'

/** Programs may ask at the terminal, as for a code: their standard input is ours, as boto3 has it. */
export async function runProgram([program = '', ...rest]: readonly string[]): Promise<ProgramRun> {
  if (program === '') return { output: '', failure: { reason: 'names no program', errorOutput: '' } }
  const { spawn } = await import('node:child_process')
  return new Promise((resolve) => {
    const shell = process.platform === 'win32'
    const child = spawn(program, rest, { stdio: ['inherit', 'pipe', 'pipe'], shell, windowsHide: true })
    const output: Buffer[] = []
    const errors: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => errors.push(chunk))
    const fail = (reason: string) => {
      resolve({ output: '', failure: { reason, errorOutput: Buffer.concat(errors).toString() } })
    }
    child.on('error', ({ code }: NodeJS.ErrnoException) => fail(`could not be started (${code})`))
    child.on('close', (code, signal) => {
      if (code === 0) resolve({ output: Buffer.concat(output).toString() })
      else fail(code === null ? `was ended by ${signal}` : `ended with exit code ${code}`)
    })
  })
}
