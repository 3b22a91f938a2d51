import { fromAttributeValues } from '../documents/index.js'
import type { OperationModel } from '../models/index.js'
import type { Structure } from '../protocols/index.js'
import { isPlainObject } from '../values/index.js'

/**
 * The input of a page with its key in plain values, if the client has those. Inside a listing, keys are in DynamoDB's
 * own form, as in resume tokens.
 */
export function withPlainKeys({ paginationRule, input: shape }: OperationModel, input: Structure): Structure {
  const keys = (paginationRule?.inputTokens ?? []).filter((name) => shape?.members.get(name)?.shape.codec)
  const stored = keys.filter((name) => isStoredKey(input[name]))
  if (stored.length === 0) return input
  return {
    ...input,
    ...Object.fromEntries(stored.map((name) => [name, fromAttributeValues(Object(input[name]))])),
  }
}

/** Whether a key has attribute values: no attribute of a key is a map, so a plain key has none of these. */
function isStoredKey(key: unknown): boolean {
  return isPlainObject(key) && Object.values(key).every((value) => isPlainObject(value))
}
