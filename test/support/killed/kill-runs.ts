import { spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'

/** A program that lists, keeps what it got in a folder, and goes on from there when it is started again. */
export interface KilledProgram {
  /** Called once for each folder. */
  prepare?(place: string): Promise<void>
  args(place: string): readonly string[]
  readonly env: NodeJS.ProcessEnv
  /** Fails unless the folder has every item, once. */
  check(place: string): unknown
}

/** Runs a child until it ends, or is killed so long after it began to list; gives how long it listed. */
function run({ args, env }: KilledProgram, place: string, mayLive: number | undefined) {
  return new Promise<{ isKilled: boolean; lived: number }>((resolve, reject) => {
    const child = spawn(process.execPath, args(place), { env, stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    child.stderr.on('data', (chunk) => {
      said += chunk
    })
    let begunAt = performance.now()
    let timer: NodeJS.Timeout | undefined
    child.stdout.once('data', () => {
      begunAt = performance.now()
      if (mayLive !== undefined) timer = setTimeout(() => child.kill('SIGKILL'), mayLive)
    })
    child.on('exit', (code, signal) => {
      clearTimeout(timer)
      const isKilled = signal === 'SIGKILL'
      if (isKilled || code === 0) resolve({ isKilled, lived: performance.now() - begunAt })
      else reject(new Error(said))
    })
  })
}

/**
 * Kills a program so many times, starts it again each time, and checks what every finished listing kept. The moments
 * are spread over the time that a whole listing takes, whatever the machine. Gives the number of finished listings.
 */
export async function killAgainAndAgain(
  program: KilledProgram,
  { kills: all, folder }: { readonly kills: number; readonly folder: string },
): Promise<number> {
  const newPlace = async (prefix: string) => {
    const place = mkdtempSync(join(folder, prefix))
    await program.prepare?.(place)
    return place
  }
  let { lived } = await run(program, await newPlace('whole-'), undefined)
  let rounds = 0
  for (let kills = 0; kills < all; rounds++) {
    const place = await newPlace('lane-')
    for (let isKilled = true; isKilled; ) {
      const ended = await run(program, place, kills < all ? Math.random() * lived : undefined)
      isKilled = ended.isKilled
      if (isKilled) kills++
      else lived = Math.max(lived, ended.lived)
    }
    await program.check(place)
  }
  return rounds
}

/** For a child that lists from a server on loopback, with the keys that a simulator takes. */
export function killedSettings(endpoint: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: 'simulator',
    AWS_SECRET_ACCESS_KEY: 'simulator',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  }
}
