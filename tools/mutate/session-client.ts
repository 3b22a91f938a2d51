import { type ChildProcess, fork } from 'node:child_process'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ChosenFile } from './choose-tests.js'
import type { RunRequest, SessionMessage } from './messages.js'
import type { Mutant } from './mutation.js'

export type Verdict =
  | { readonly kind: 'killed' | 'timed out'; readonly by: string }
  | { readonly kind: 'survived' }

/** Runs test files in a process of its own, which is replaced when a mutant makes it hang. */
export class SessionClient {
  readonly #workers: number
  readonly #patience: number
  #child: ChildProcess | undefined

  constructor({ workers, patience }: { readonly workers: number; readonly patience: number }) {
    this.#workers = workers
    this.#patience = patience
  }

  /** What becomes of a mutant, or of the source as it is. */
  async run(mutant: Mutant | undefined, files: readonly ChosenFile[]): Promise<Verdict> {
    if (files.length === 0) return { kind: 'survived' }
    const child = this.#child ?? (await this.#start())
    const request: RunRequest = mutant === undefined ? { files } : { mutant, files }
    return new Promise((settle) => {
      const timers = new Map<string, NodeJS.Timeout>()
      const finish = (verdict: Verdict): void => {
        for (const timer of timers.values()) clearTimeout(timer)
        child.off('message', hear)
        child.off('exit', leave)
        settle(verdict)
      }
      const giveUp = (path: string): void => {
        this.close()
        finish({ kind: 'timed out', by: path })
      }
      const leave = (): void => {
        this.#child = undefined
        finish({ kind: 'killed', by: 'the process ended' })
      }
      const hear = (message: SessionMessage): void => {
        if (message.kind === 'ready') return
        if (message.kind === 'done') {
          const { failure } = message
          finish(failure === undefined ? { kind: 'survived' } : { kind: 'killed', by: failure })
          return
        }
        clearTimeout(timers.get(message.path))
        if (message.kind === 'ended') return
        const time = files.find(({ path }) => resolve(path) === message.path)?.time ?? 0
        const timer = setTimeout(() => giveUp(message.path), this.#longest(time))
        timers.set(message.path, timer)
      }
      child.on('message', hear)
      child.on('exit', leave)
      child.send(request)
    })
  }

  /** How long a file may take with a mutant: on a busy machine a sound one takes several times as long. */
  #longest(time: number): number {
    return this.#patience * (30_000 + 6 * time)
  }

  /** Ends the process and the workers that it started. */
  close(): void {
    const { pid } = this.#child ?? {}
    this.#child?.removeAllListeners()
    this.#child = undefined
    if (pid !== undefined) process.kill(-pid, 'SIGKILL')
  }

  #start(): Promise<ChildProcess> {
    const child = fork(fileURLToPath(new URL('session.ts', import.meta.url)), {
      execArgv: ['--import', 'tsx'],
      env: {
        ...process.env,
        NEXTTOKEN_MUTATE_WORKERS: String(this.#workers),
        NEXTTOKEN_MUTATE_PATIENCE: String(this.#patience),
      },
      // A group of its own, so that what it starts ends with it.
      detached: true,
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    this.#child = child
    return new Promise((settle, fail) => {
      child.once('message', () => settle(child))
      child.once('exit', (code) => fail(new Error(`the session of vitest ended with code ${code}`)))
    })
  }
}
