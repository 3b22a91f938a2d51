import { NextTokenError, nearest } from '../errors/index.js'
import type { OperationModel, ServiceModel } from '../models/index.js'
import { chooseModel } from '../settings/index.js'
import { operationCommand } from './arguments/index.js'
import { serviceOf, serviceWord, UsageError } from './options/index.js'

/** Commands of `aws s3`, which are programs over the API, and what lists the same here. */
const ofAwsS3: Readonly<Record<string, string>> = {
  ls: 'To list: nexttoken s3api list-buckets, or nexttoken s3api list-objects-v2 --bucket BUCKET --prefix PREFIX',
  cp: 'For one object: nexttoken s3api get-object or put-object.',
  mv: 'nexttoken copies and moves no files.',
  rm: 'For one object: nexttoken s3api delete-object.',
  sync: 'nexttoken copies and moves no files.',
  mb: 'To make a bucket: nexttoken s3api create-bucket',
  rb: 'To remove a bucket: nexttoken s3api delete-bucket',
  presign: 'The library makes such URLs: client.presign().',
  website: 'nexttoken s3api put-bucket-website',
}

/** What decides which service a word names. */
interface Naming {
  /** Names of commands, which it may be near to. */
  readonly others: readonly string[]
  /** The value of --profile: a profile chooses API versions with `api_versions`. */
  readonly profile: string | undefined
}

/**
 * The model of the service that a word names, in the spelling of boto3 or of the AWS CLI.
 *
 * @throws UsageError with the nearest names.
 */
export function findServiceNamed(word: string, { others, profile }: Naming): ServiceModel {
  try {
    return chooseModel(serviceOf(word), { profile })
  } catch (error) {
    if (!(error instanceof NextTokenError) || error.code !== 'UnknownService') throw error
    const commands = nearest(word, others).map((name) => `nexttoken ${name}`)
    const hint = commands.length > 0 ? `; did you mean the command ${commands.join(' or ')}?` : ''
    const problem = error.message.replace(/; services\(\) lists all \d+$/, '')
    throw new UsageError([`${problem}${hint}`], 'nexttoken services lists them all.')
  }
}

/**
 * The operation that a word names, in any spelling.
 *
 * @throws UsageError with the nearest names.
 */
export function findOperationNamed(model: ServiceModel, word: string): OperationModel {
  const operation = model.findOperation(word)
  if (operation) return operation
  const service = serviceWord(model)
  const hint = model.name === 's3' ? ofAwsS3[word] : undefined
  if (hint !== undefined)
    throw new UsageError([`aws s3 ${word} is no operation of the API, and nexttoken does not have it`], hint)
  const near = nearest(word, model.operationNames.map(operationCommand))
  const meant = near.length > 0 ? `; did you mean ${near.join(' or ')}?` : ''
  throw new UsageError(
    [`${service} has no operation ${JSON.stringify(word)}${meant}`],
    `nexttoken ${service} help lists all ${model.operationNames.length}.`,
  )
}
