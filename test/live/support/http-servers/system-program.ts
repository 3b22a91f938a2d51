import type { Command } from '../servers/server-kind.js'

/** Debian puts servers where only root's PATH leads. */
const PATH = `${process.env.PATH}:/usr/sbin:/usr/local/sbin`

/** A program that the machine's own package manager has installed. */
export function systemProgram(program: string, args: readonly string[]): Command {
  return { program, args, env: { PATH } }
}
