import { type Platform, platform } from '../platform/index.js'
import type { FoundFile, ModelFile, ModelSource } from './model-source.js'
import { parseJson } from './parse-json.js'

/** What a folder of models needs of the file system; an archive can give it too. */
export type Files = Pick<Platform, 'readFile' | 'listFolder'>

/** A folder laid out as botocore's `data`: `<service>/<apiVersion>/service-2.json`, or `.json.gz`. */
export function modelFolder(path: string, files: Files = platform): ModelSource {
  const versions = (service: string, file: ModelFile): readonly string[] =>
    files.listFolder(`${path}/${service}`).filter((version) => {
      const names = files.listFolder(`${path}/${service}/${version}`)
      return names.includes(`${file}.json`) || names.includes(`${file}.json.gz`)
    })
  const find = (service: string, version: string, file: string): FoundFile | undefined =>
    readJson(`${path}/${service}/${version}/${file}.json`, files)
  return {
    services: () => files.listFolder(path).filter((service) => versions(service, 'service-2').length > 0),
    versions,
    read: find,
    readExtras: (service, version, file) => find(service, version, `${file}.sdk-extras`),
  }
}

function readJson(path: string, files: Files): FoundFile | undefined {
  const plain = files.readFile(path)
  if (plain) return { path, content: parseJson(path, () => plain) }
  const packed = files.readFile(`${path}.gz`)
  if (packed) return { path: `${path}.gz`, content: parseJson(`${path}.gz`, () => platform.gunzip(packed)) }
  return undefined
}
