/**
 * files: where models come from: the package, and the folders that the user names, in boto3's order.
 */
export { type Files, modelFolder } from './model-folder.js'
export type { ModelIndex, ServiceFacts } from './model-index.js'
export type { FoundFile, ModelFile, ModelSource } from './model-source.js'
export { modelSources } from './model-sources.js'
export { searchPath } from './search-path.js'
export { shippedIndex } from './shipped-models.js'
