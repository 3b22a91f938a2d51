import { NextTokenError } from '../../../errors/index.js'
import type { Io } from '../../terminal/index.js'

/** Asks on the terminal for codes of MFA devices, one after the other: the roles of several accounts may need some at once. */
export function askForCode(io: Io): (serialNumber: string) => Promise<string> {
  let last: Promise<unknown> = Promise.resolve()
  return (serialNumber) => {
    const asked = last.then(() => ask(io, serialNumber))
    last = asked.catch(() => {})
    return asked
  }
}

async function ask(io: Io, serialNumber: string): Promise<string> {
  const code = await io.ask(`MFA code of ${serialNumber}: `)
  if (code !== undefined && code.trim() !== '') return code
  const why = code === undefined ? 'there is no terminal to ask for it on' : 'none was given'
  const problem = `no credentials: the role needs a code of the MFA device ${serialNumber}, and ${why}`
  throw new NextTokenError('MissingCredentials', problem)
}
