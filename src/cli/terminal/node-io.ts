import { mkdirSync, readFileSync } from 'node:fs'
import type { Io, Signal } from './io.js'
import { NodeStream } from './node-stream.js'

const numbers: Readonly<Record<Signal, number>> = { SIGINT: 2, SIGTERM: 15 }

/** The process as it is. */
export function nodeIo(): Io {
  const stdout = new NodeStream(() => process.stdout)
  const stderr = new NodeStream(() => process.stderr)
  return {
    env: process.env,
    stdout,
    stderr,
    readStdin,
    ask: (question) => ask(question),
    onSignal,
    readFile: (path) => readFileSync(path),
    createFile: async (path) => (await import('./create-file.js')).createFile(path, stdout),
    makeFolder: (path) => void mkdirSync(path, { recursive: true }),
    now: () => Date.now(),
  }
}

async function readStdin(): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks).toString()
}

async function ask(question: string): Promise<string | undefined> {
  if (!process.stdin.isTTY || !process.stderr.isTTY) return undefined
  const { createInterface } = await import('node:readline')
  const lines = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return await new Promise<string | undefined>((resolve) => {
      // Ctrl-C and Ctrl-D are a no.
      lines.once('close', () => resolve(''))
      lines.question(question, resolve)
    })
  } finally {
    lines.close()
  }
}

function onSignal(handler: (signal: Signal) => void): () => void {
  let isFirst = true
  const listen = (signal: NodeJS.Signals) => {
    const known = signal === 'SIGTERM' ? 'SIGTERM' : 'SIGINT'
    if (!isFirst) process.exit(128 + numbers[known])
    isFirst = false
    handler(known)
  }
  const signals = Object.keys(numbers)
  for (const signal of signals) process.on(signal, listen)
  return () => {
    for (const signal of signals) process.off(signal, listen)
  }
}
