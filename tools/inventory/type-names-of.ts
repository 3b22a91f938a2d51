import { openRelease } from '../../src/models/index.js'
import { serviceTexts } from './service-texts.js'

/**
 * Every name of a CloudFormation type that a release of botocore mentions, in values of its models or in their
 * documentation, sorted. AWS Config's `ResourceType` is the largest list among them.
 */
export function typeNamesOf(path: string): readonly string[] {
  const release = openRelease(path)
  const found = new Set<string>()
  for (const service of release.files.listFolder(release.dataFolder)) {
    for (const text of serviceTexts(release, service)) {
      for (const [name] of text.matchAll(/AWS::[A-Z][A-Za-z0-9]+::[A-Z][A-Za-z0-9]+/g)) found.add(name)
    }
  }
  return [...found].sort()
}
