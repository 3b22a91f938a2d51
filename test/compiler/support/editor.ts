import { mkdirSync, writeFileSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import { ts } from 'typescript-5'

export interface Editor {
  /** What shows when the pointer rests on the place: the declaration, then its comment. */
  hover(): { readonly declaration: string; readonly comment: string }
  /** The parameters that show while a call's arguments are written, and the index of the one at the place. */
  parameters(): { readonly names: readonly string[]; readonly at: number }
  /** Where "go to definition" leads: the file, and its text from there on. */
  definition(): { readonly file: string; readonly text: string }
  /** What is offered to be written there, in its order. */
  completions(): string[]
}

/** TypeScript 5's language service, which editors run on, at the `|` of a program. */
export function openEditor(programWithPlace: string): Editor {
  const folder = resolve('build/compiler/editor')
  const file = `${folder}/program-${count++}.ts`
  const place = programWithPlace.indexOf('|')
  mkdirSync(folder, { recursive: true })
  writeFileSync(file, programWithPlace.replace('|', ''))
  const service = ts.createLanguageService(hostOf(file), documents)
  return {
    hover: () => {
      const info = service.getQuickInfoAtPosition(file, place)
      return {
        declaration: ts.displayPartsToString(info?.displayParts),
        comment: ts.displayPartsToString(info?.documentation),
      }
    },
    parameters: () => {
      const help = service.getSignatureHelpItems(file, place, undefined)
      const item = help?.items[help.selectedItemIndex]
      const names = (item?.parameters ?? []).map((one) => ts.displayPartsToString(one.displayParts))
      return { names, at: help?.argumentIndex ?? -1 }
    },
    definition: () => {
      const [found] = service.getDefinitionAtPosition(file, place) ?? []
      if (!found) throw new Error('nothing is defined there')
      const declared = { fileName: found.fileName, pos: found.textSpan.start }
      const { fileName, pos } = sourceMapper(service).tryGetSourcePosition(declared) ?? declared
      return { file: relative('.', fileName), text: ts.sys.readFile(fileName)?.slice(pos) ?? '' }
    },
    completions: () => {
      const entries = service.getCompletionsAtPosition(file, place, {})?.entries ?? []
      return [...entries].sort((a, b) => (a.sortText < b.sortText ? -1 : 1)).map(({ name }) => name)
    },
  }
}

interface Place {
  readonly fileName: string
  readonly pos: number
}

/** What leads editors from a declaration to its source, by its map. TypeScript does not declare it. */
function sourceMapper(service: ts.LanguageService) {
  type Mapper = { tryGetSourcePosition(declared: Place): Place | undefined }
  return (service as unknown as { getSourceMapper(): Mapper }).getSourceMapper()
}

let count = 0

/** Parsed declarations, kept from one editor to the next. */
const documents = ts.createDocumentRegistry()

function hostOf(file: string): ts.LanguageServiceHost {
  const config = ts.readConfigFile('tsconfig.json', ts.sys.readFile).config as { compilerOptions: object }
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, process.cwd())
  return {
    getCompilationSettings: () => options,
    getScriptFileNames: () => [file],
    getScriptVersion: () => '1',
    getScriptSnapshot: (path) => {
      const text = ts.sys.readFile(path)
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text)
    },
    getCurrentDirectory: () => process.cwd(),
    getDefaultLibFileName: (settings) => ts.getDefaultLibFilePath(settings),
    fileExists: ts.sys.fileExists,
    readFile: ts.sys.readFile,
    directoryExists: ts.sys.directoryExists,
    getDirectories: ts.sys.getDirectories,
  }
}
