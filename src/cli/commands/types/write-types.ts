import { declareAll, declareService, documentationOf } from '../../../declarations/index.js'
import type { ServiceModel } from '../../../models/index.js'
import { type ReadOptions, UsageError } from '../../options/index.js'
import { type ExitStatus, exitStatus, type Io, packageVersion } from '../../terminal/index.js'
import { counted, type ReportFormat, reportFormat, writeReport } from '../contract/index.js'
import { documentedIn, type ModelPlaces, modelIn, placesOf, servicesIn } from './model-places.js'

/** A file that was made. */
interface WrittenFile {
  readonly service: string
  readonly file: string
  readonly operations: number
  readonly hasDocumentation: boolean
}

/** @throws UsageError with every problem of the words; NextTokenError `InvalidModel` that names a broken file. */
export async function writeTypes({ extra, positionals }: ReadOptions, io: Io): Promise<ExitStatus> {
  const format = reportFormat(extra)
  const { out, from, services } = extra
  const problems = [
    ...(typeof out === 'string' ? [] : ['--out FOLDER is missing']),
    ...(positionals.length > 0 || typeof from === 'string' || Array.isArray(services)
      ? []
      : ['name a folder of models, or pass --from or --services']),
  ]
  if (problems.length > 0 || typeof out !== 'string')
    throw new UsageError(problems, 'run nexttoken types --help')
  const places = placesOf(positionals, typeof from === 'string' ? from : undefined)
  const names = servicesIn(places, Array.isArray(services) ? services : undefined)
  makeFolder(out, io)
  const written: WrittenFile[] = []
  for (const name of names) written.push(await writeService(name, { places, out, io }))
  await writeFile(`${out}/all.d.ts`, declareAll(names, originOf('these services')), io)
  await report(written, { out, format, io })
  return exitStatus.complete
}

function makeFolder(out: string, io: Io): void {
  try {
    io.makeFolder(out)
  } catch (error) {
    if (Object(error).code !== 'EEXIST') throw error
    throw new UsageError([`--out is ${JSON.stringify(out)}, which is a file`], 'pass a folder')
  }
}

interface Writing {
  readonly places: ModelPlaces
  readonly out: string
  readonly io: Io
}

async function writeService(name: string, { places, out, io }: Writing): Promise<WrittenFile> {
  const model = modelIn(places, name)
  const documented = documentedIn(places, name) ?? model.description.service
  const documentation = documentationOf(documented)
  const text = declareService(model, {
    origin: originOf(`${model.name}, API version ${model.version}`),
    name,
    library: 'nexttoken',
    services: 'nexttoken/services',
    documentation,
  })
  const file = `${out.replace(/\/$/, '')}/${name}.d.ts`
  await writeFile(file, text, io)
  return {
    service: name,
    file,
    operations: model.operationNames.length,
    hasDocumentation: isDocumented(model, documentation),
  }
}

function isDocumented(model: ServiceModel, documentation: ReturnType<typeof documentationOf>): boolean {
  return model.operationNames.some((operation) => documentation.operation(operation).length > 0)
}

function originOf(what: string): string {
  return `Made by nexttoken ${packageVersion()} for ${what}; \`nexttoken types\` makes it again.`
}

/** A file that would stay the same is not touched, so that nothing is compiled again. */
async function writeFile(path: string, text: string, io: Io): Promise<void> {
  const bytes = new TextEncoder().encode(text)
  if (isSame(path, bytes, io)) return
  const file = await io.createFile(path)
  try {
    await file.write(bytes)
    await file.close()
  } catch (error) {
    await file.discard()
    throw error
  }
}

function isSame(path: string, bytes: Uint8Array, io: Io): boolean {
  try {
    const before = io.readFile(path)
    return before.length === bytes.length && before.every((byte, index) => byte === bytes[index])
  } catch {
    return false
  }
}

async function report(
  written: readonly WrittenFile[],
  { out, format, io }: { readonly out: string; readonly format: ReportFormat; readonly io: Io },
): Promise<void> {
  const toText = () => {
    const files = written.map(
      ({ file, operations, hasDocumentation }) =>
        `${file}: ${counted(operations, 'operation')}${hasDocumentation ? ', with documentation' : ''}\n`,
    )
    return `${files.join('')}To load all: import '${specifierOf(out)}/all.js'\n`
  }
  await writeReport(written, { format, io, toText })
}

/** A folder as an import in the current folder names it. */
function specifierOf(folder: string): string {
  const path = folder.replace(/\/$/, '')
  return /^\.{0,2}\//.test(`${path}/`) ? path : `./${path}`
}
