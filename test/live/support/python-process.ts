import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

/** A Python process that reads tasks, a line each, and writes answers, a line each. */
export interface PythonProcess {
  /** Gives it a task, and reads so many answers. */
  ask<Answer>(task: unknown, answers: number): Promise<Answer[]>
  stop(): void
}

/** Starts a script of this folder with the Python that has boto3. */
export function startPython(script: string): PythonProcess {
  const python = process.env.NEXTTOKEN_PYTHON ?? 'python3'
  const path = new URL(`./${script}`, import.meta.url).pathname
  const child = spawn(python, [path], { stdio: ['pipe', 'pipe', 'inherit'] })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  return {
    async ask<Answer>(task: unknown, answers: number) {
      child.stdin.write(`${JSON.stringify(task)}\n`)
      const given: Answer[] = []
      while (given.length < answers) {
        const line = await lines.next()
        if (line.done) throw new Error(`${script} ended after ${given.length} of ${answers} answers`)
        given.push(JSON.parse(line.value) as Answer)
      }
      return given
    },
    stop: () => void child.stdin.end(),
  }
}
