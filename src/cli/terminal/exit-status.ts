/** How a command ends, for the shell. */
export const exitStatus = {
  /** Everything that was asked for, or as much as a limit of the user's allows. */
  complete: 0,
  /** A request failed, or what it needs is missing. */
  error: 1,
  /** The command line is wrong: nothing was sent. */
  usage: 2,
  /** A listing ended before its end: the message has the command that continues it. A wait did not see its state. */
  incomplete: 3,
} as const

export type ExitStatus = (typeof exitStatus)[keyof typeof exitStatus]
