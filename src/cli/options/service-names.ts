import { apiVersions, type ServiceModel } from '../../models/index.js'

/** Services that the AWS CLI names in another way than boto3, by its names. */
const ofAwsCli: Readonly<Record<string, string>> = {
  configservice: 'config',
  deploy: 'codedeploy',
  s3api: 's3',
  'runtime.sagemaker': 'sagemaker-runtime',
}

/**
 * The service that a word of the command line means, as `client` takes it; other words stay as they are. An API version
 * may stand behind it: `cloudfront@2019-03-26`.
 */
export function serviceOf(word: string): string {
  const [name = '', ...version] = word.split('@')
  return [(Object.hasOwn(ofAwsCli, name) && ofAwsCli[name]) || name, ...version].join('@')
}

/** The name of a service for `across`, which takes the latest API version unless the name has another one. */
export function referenceOf({ name, version }: ServiceModel): string {
  return version === apiVersions(name).at(-1) ? name : `${name}@${version}`
}

/** The word of the command line that means a service in its API version. */
export function serviceWord(model: ServiceModel): string {
  return referenceOf(model).replace(model.name, awsNameOf(model.name))
}

/** A service's name as users of the AWS CLI know it. It also knows `sagemaker-runtime`. */
export function awsNameOf(service: string): string {
  const found = Object.entries(ofAwsCli).find(([word, name]) => name === service && !word.includes('.'))
  return found?.[0] ?? service
}
