import { loadModel, serviceNames, shippedIndex } from '../../../models/index.js'
import { operationCommand } from '../../arguments/index.js'
import { awsNameOf, serviceOf } from '../../options/index.js'
import type { Candidate } from './candidate.js'

/** Under the AWS CLI's name where it has another one. */
export function serviceCandidates(): readonly Candidate[] {
  const { services } = shippedIndex()
  return serviceNames().map((name) => ({
    value: awsNameOf(name),
    description: services[name]?.fullName ?? '',
  }))
}

/** No operation of the model is read for this, only their names. */
export function operationCandidates(service: string): readonly Candidate[] {
  const names = loadModel(serviceOf(service)).operationNames
  return names.map((name) => ({ value: operationCommand(name), description: '' }))
}
