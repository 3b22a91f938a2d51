/**
 * files: where models come from.
 *
 * In: a service's name and API version. Out: the parsed files, each with its path. The sources are the folders
 * that the user names, in boto3's order, then the models that ship with nexttoken.
 */
export { modelFolder } from './model-folder.js'
export type { ModelIndex, ServiceFacts } from './model-index.js'
export type { FoundFile, ModelFile, ModelSource } from './model-source.js'
export { modelSources } from './model-sources.js'
export { openRelease, type Release } from './open-release.js'
export type { GlobalOperation, PartitionRegions, RegionIndex, ServiceRegions } from './region-index.js'
export { searchPath } from './search-path.js'
export { shippedFile, shippedIndex } from './shipped-models.js'
export { shippedRegions } from './shipped-regions.js'
