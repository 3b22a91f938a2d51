import { modelFolder } from './model-folder.js'
import type { ModelSource } from './model-source.js'
import { searchPath } from './search-path.js'
import { shippedModels } from './shipped-models.js'

/** The sources of models in their order: the user's folders, then what ships with nexttoken. */
export function modelSources(): readonly ModelSource[] {
  return [...searchPath().map((folder) => modelFolder(folder)), shippedModels()]
}
