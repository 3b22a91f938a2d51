import type { OperationModel } from '../models/index.js'

/** The operations that tell endpoints want to know for which version of the API. */
export function versionHeader({ traits, service }: OperationModel): Readonly<Record<string, string>> {
  return traits.endpointoperation ? { 'x-amz-api-version': service.metadata.apiVersion } : {}
}
