/** Services that the AWS CLI names in another way than boto3, by its names. */
const ofAwsCli: Readonly<Record<string, string>> = {
  configservice: 'config',
  deploy: 'codedeploy',
  s3api: 's3',
  'runtime.sagemaker': 'sagemaker-runtime',
}

/** The service that a word of the command line means, as `client` takes it; other words stay as they are. */
export function serviceOf(word: string): string {
  return (Object.hasOwn(ofAwsCli, word) && ofAwsCli[word]) || word
}

/** A service's name as users of the AWS CLI know it. It also knows `sagemaker-runtime`. */
export function awsNameOf(service: string): string {
  const found = Object.entries(ofAwsCli).find(([word, name]) => name === service && !word.includes('.'))
  return found?.[0] ?? service
}
