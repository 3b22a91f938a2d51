import { execFile } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Compiled {
  /** What the compiler says is wrong; empty where nothing is. */
  readonly errors: string
  /** What `--extendedDiagnostics` counts: `Instantiations`, `Types`, `Lines`, `Files`. */
  readonly counts: Readonly<Record<string, number>>
}

export interface CompileOptions {
  readonly compilerOptions?: Readonly<Record<string, unknown>>
  /** The compiler's program. Default: this repository's, with one thread: its counts are always the same. */
  readonly tsc?: string
}

/** Compiles a program, of one file or of several by their names, against dist/ and types/, which must be built, in a folder of its own below build/. */
export async function compile(
  name: string,
  program: string | Readonly<Record<string, string>>,
  { compilerOptions = {}, tsc }: CompileOptions = {},
): Promise<Compiled> {
  const folder = join('build/compiler', name)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const files = typeof program === 'string' ? { program } : program
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, `${file}.ts`), text)
  const settings = { extends: '../../../tsconfig.json', compilerOptions, include: ['.'] }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(settings))
  const command = tsc ? [tsc] : ['node_modules/typescript/bin/tsc', '--singleThreaded']
  const output = await run([...command, '-p', folder, '--extendedDiagnostics', '--pretty', 'false'])
  const counted = [...output.matchAll(/^(\w[\w ]*): +(\d+)$/gm)]
  return {
    errors: output.replace(/^Files: [\s\S]*/m, '').replaceAll(`${folder}/program.ts`, ''),
    counts: Object.fromEntries(counted.map(([, what = '', count]) => [what, Number(count)])),
  }
}

/**
 * Compiles many programs with one start of the compiler. Gives what it says is wrong with each, by its name; every
 * program must be a module.
 */
export async function compileEach(
  name: string,
  programs: Readonly<Record<string, string>>,
  options: CompileOptions = {},
): Promise<Readonly<Record<string, string>>> {
  const { errors } = await compile(name, programs, options)
  const said = Object.fromEntries(Object.keys(programs).map((file) => [file, '']))
  // A message begins with its place; its further lines are indented.
  for (const message of errors.split(/\n(?=\S)/)) {
    const [, file = '', rest = ''] = /^[^(\s]*\/([^/(]+)\.ts(\([\s\S]*)$/.exec(message) ?? []
    if (message.trim() !== '' && said[file] === undefined) throw new Error(`not about a program: ${message}`)
    if (said[file] !== undefined) said[file] += `${rest}\n`
  }
  return said
}

function run(command: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    execFile(process.execPath, [...command], { maxBuffer: 2 ** 28 }, (_, stdout) => resolve(stdout))
  })
}
