import { NextTokenError } from '../../errors/index.js'
import { type Platform, platform } from '../../platform/index.js'
import { messageOf } from '../../values/index.js'
import type { FoundFile, ModelFile, ModelSource } from './model-source.js'
import { readJsonFile } from './read-json-file.js'

/** The part of the file system that a folder of models needs; an archive can implement it, too. */
export type Files = Pick<Platform, 'readFile' | 'listFolder'>

/** A folder with botocore's layout: `<service>/<apiVersion>/service-2.json`, or `.json.gz`. */
export function modelFolder(path: string, files: Files = platform): ModelSource {
  const versions = (service: string, file: ModelFile): readonly string[] =>
    listFolder(`${path}/${service}`, files).filter((version) => {
      const names = listFolder(`${path}/${service}/${version}`, files)
      return names.includes(`${file}.json`) || names.includes(`${file}.json.gz`)
    })
  const find = (service: string, version: string, file: string): FoundFile | undefined =>
    readJson(`${path}/${service}/${version}/${file}.json`, files)
  return {
    services: () => listFolder(path, files).filter((service) => versions(service, 'service-2').length > 0),
    versions,
    read: find,
    readExtras: (service, version, file) => find(service, version, `${file}.sdk-extras`),
  }
}

function readJson(path: string, files: Files): FoundFile | undefined {
  const remedy = 'replace the file or remove it'
  return (
    readJsonFile(path, { files, remedy }) ??
    readJsonFile(`${path}.gz`, { files, unpack: platform.gunzip, remedy })
  )
}

function listFolder(path: string, files: Files): readonly string[] {
  try {
    return files.listFolder(path)
  } catch (cause) {
    const remedy = 'AWS_DATA_PATH must name folders that this process can read'
    const problem = `${path}: the folder cannot be read: ${messageOf(cause)}; ${remedy}`
    throw new NextTokenError('InvalidModel', problem, { cause })
  }
}
