import { join } from 'node:path'

/** A command, with the variables that it needs besides those of this process. */
export interface Command {
  readonly program: string
  readonly args: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

/** The version of what the machine's package manager has installed: the suite looks for it in each run. */
export const systemVersion = 'system'

/** What the live suite installs. */
export interface Installable {
  readonly name: string
  /** Pinned, so that a test fails only if something here changed; or `systemVersion`. */
  readonly version: string
  /** The tool of this machine that installs it: what to install where it is missing. */
  readonly needs: string
  /** Installs it into `folder`, which is new and empty. */
  install(folder: string): readonly Command[]
}

/** A server that speaks AWS's protocols: how to install and start it. Each file of this folder describes one. */
export interface ServerKind extends Installable {
  /** Starts it on `port` of 127.0.0.1; `installed` holds the program, `data` is an empty folder of this run. */
  start(port: number, folders: { readonly installed: string; readonly data: string }): Command
}

/** What is installed stays here, one folder for each server and version; git ignores it. */
const serversFolder = join(process.cwd(), '.cache', 'servers')

export function installedFolder({ name, version }: Installable): string {
  return join(serversFolder, `${name}-${version}`)
}
