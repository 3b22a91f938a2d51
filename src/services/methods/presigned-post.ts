import { NextTokenError } from '../../errors/index.js'
import { isPlainObject, writePythonJson } from '../../values/index.js'
import type { MethodClient, ServiceMethod, TextSigner } from '../contract/index.js'
import { checkParameters, type MethodParameters, type Parameter } from './check-parameters.js'
import { required, seconds, text } from './parameters.js'
import type { PostCondition, PresignedPost, PresignedPostInput, PresignedPostOptions } from './s3-methods.js'

// biome-ignore lint/suspicious/noTemplateCurlyInString: S3 replaces it
const uploadedName = '${filename}'

const formFields: Parameter = {
  wanted: 'an object with texts',
  fits: (value) => isPlainObject(value) && Object.values(value).every((field) => typeof field === 'string'),
}

const conditions: Parameter = {
  wanted:
    "an array of { field: 'value' }, ['starts-with', '$field', 'value'] and ['content-length-range', 1, 9]",
  fits: (value) => Array.isArray(value) && value.every(isCondition),
}

const parameters: MethodParameters = {
  input: {
    Bucket: required(text),
    Key: required(text),
    Fields: formFields,
    Conditions: conditions,
    ExpiresIn: seconds,
  },
  options: { expiresIn: seconds },
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html */
export const generatePresignedPost: ServiceMethod = async (
  client,
  input,
  options,
): Promise<PresignedPost> => {
  const checked = checkParameters({ input, options }, parameters, client.errorContext)
  const wanted = checked.input as unknown as PresignedPostInput
  const { expiresIn = wanted.ExpiresIn ?? 3600 }: PresignedPostOptions = checked.options
  // The operation whose URL is that of the bucket, as in botocore.
  const { url, scope } = await client.destination('CreateBucket', { Bucket: wanted.Bucket })
  if (scope.name !== 's3') throw noForms(client, wanted.Bucket)
  return { url, fields: signedFields(wanted, await client.textSigner(scope), expiresIn) }
}

/** The fields and the policy are in boto3's order, so that the signatures are the same. */
function signedFields(
  { Bucket, Key, Fields = {}, Conditions = [] }: PresignedPostInput,
  signer: TextSigner,
  expiresIn: number,
): Record<string, string> {
  const { algorithm, credential, date, sessionToken, now } = signer
  const signed = {
    'x-amz-algorithm': algorithm,
    'x-amz-credential': credential,
    'x-amz-date': date,
    ...(sessionToken !== undefined && { 'x-amz-security-token': sessionToken }),
  }
  const policy = writePythonJson({
    expiration: `${new Date(now + expiresIn * 1000).toISOString().slice(0, 19)}Z`,
    conditions: [
      ...Conditions,
      { bucket: Bucket },
      keyCondition(Key),
      ...Object.entries(signed).map(([name, value]) => ({ [name]: value })),
    ],
  })
  const encoded = Buffer.from(policy).toString('base64')
  return { ...Fields, key: Key, ...signed, policy: encoded, 'x-amz-signature': signer.sign(encoded) }
}

function keyCondition(key: string): PostCondition {
  return key.endsWith(uploadedName) ? ['starts-with', '$key', key.slice(0, -uploadedName.length)] : { key }
}

function isCondition(condition: unknown): boolean {
  const isValue = (value: unknown) => typeof value === 'string' || Number.isSafeInteger(value)
  if (Array.isArray(condition)) return condition.length === 3 && condition.every(isValue)
  return isPlainObject(condition) && Object.values(condition).every(isValue)
}

function noForms({ errorContext }: MethodClient, bucket: string): NextTokenError {
  const problem = `S3 takes no forms for the bucket ${JSON.stringify(bucket)}`
  const remedy = 'call putObject, or use a general purpose bucket'
  return new NextTokenError('NotSupported', `${problem}; ${remedy}`, errorContext)
}
