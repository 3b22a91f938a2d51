import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { ts } from 'typescript-5'
import { applyMutation } from './find-mutants.js'
import type { Mutant } from './mutation.js'

/** Errors about code that is now unused or unreachable. They do not refuse a mutant: its behaviour has changed. */
const leftovers = new Set([6133, 6192, 6196, 6198, 7027, 7028])

/** Says whether the compiler refuses a mutant, which `npm run check` would notice without any test. */
export class Compiler {
  readonly #service: ts.LanguageService
  readonly #texts = new Map<string, { text: string; version: number }>()

  constructor(configFile = 'tsconfig.json') {
    const { config } = ts.readConfigFile(configFile, ts.sys.readFile)
    const { options, fileNames } = ts.parseJsonConfigFileContent({ ...config, include: ['src'] }, ts.sys, '.')
    const host: ts.LanguageServiceHost = {
      getCompilationSettings: () => options,
      getScriptFileNames: () => fileNames,
      getScriptVersion: (name) => String(this.#texts.get(resolve(name))?.version ?? 0),
      getScriptSnapshot: (name) => {
        const text = this.#texts.get(resolve(name))?.text ?? ts.sys.readFile(name)
        return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text)
      },
      getCurrentDirectory: () => process.cwd(),
      getDefaultLibFileName: (given) => ts.getDefaultLibFilePath(given),
      fileExists: ts.sys.fileExists,
      readFile: ts.sys.readFile,
      readDirectory: ts.sys.readDirectory,
    }
    this.#service = ts.createLanguageService(host)
  }

  /** Errors are looked for in the file itself: what a mutant does to the types of other files is rare. */
  refuses(mutant: Mutant): boolean {
    const path = resolve(mutant.file)
    const original = readFileSync(path, 'utf8')
    this.#set(path, applyMutation(original, mutant))
    const problems = [
      ...this.#service.getSyntacticDiagnostics(path),
      ...this.#service.getSemanticDiagnostics(path),
    ]
    this.#set(path, original)
    return problems.some(({ code }) => !leftovers.has(code))
  }

  #set(path: string, text: string): void {
    this.#texts.set(path, { text, version: (this.#texts.get(path)?.version ?? 0) + 1 })
  }
}
