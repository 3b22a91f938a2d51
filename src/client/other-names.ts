import { NextTokenError } from '../errors/index.js'
import { camelCase, type ServiceModel } from '../models/index.js'

/** What boto3's clients have besides operations, and what to do here. `client` stands for the client. */
const methods: Readonly<Record<string, string>> = {
  get_paginator: "use client.getPaginator('list_topics')",
  can_paginate: "use client.canPaginate('list_topics')",
  get_waiter: 'there are no waiters: call the operation until its answer is the one that you wait for',
  generate_presigned_url: "use s3.presign('GetObject', { Bucket, Key }, { expiresIn: 600 })",
  generate_presigned_post: "there are no POST policies: use s3.presign('PutObject', { Bucket, Key })",
  upload_file: 'use s3.putObject({ Bucket, Key, Body: createReadStream(path) })',
  upload_fileobj: 'use s3.putObject({ Bucket, Key, Body: stream })',
  download_file: 'use s3.getObject({ Bucket, Key }), whose Body is a stream',
  download_fileobj: 'use s3.getObject({ Bucket, Key }), whose Body is a stream',
  copy: 'use s3.copyObject({ Bucket, Key, CopySource })',
  close: 'use destroy()',
}

const objects: Readonly<Record<string, string>> = {
  meta: 'client.operations and client.describe(operation) tell what there is; the configuration is what you passed',
  exceptions: "ask client.isError(error, 'NotFound'), or use error.code",
}

/**
 * The end of a client's prototypes. It is asked only for what a client does not have, so that no other member costs
 * anything. Names of boto3 and of AWS give what throws, when it is called or read, an error that names ours; all other
 * names are undefined, as usual: a client is no promise, and has no `toJSON`.
 *
 * @example
 * s3.list_buckets() // s3: a client has no "list_buckets"; use listBuckets(input)
 */
export function otherNames(modelOf: (client: object) => ServiceModel | undefined): object {
  return new Proxy(Object.prototype, {
    get(target, name, client) {
      const model = typeof name === 'string' ? modelOf(client) : undefined
      if (!model || typeof name !== 'string' || name in target) return Reflect.get(target, name, client)
      return memberFor(model, name)
    },
  })
}

function memberFor(model: ServiceModel, name: string): unknown {
  const refuse = (remedy: string): never => {
    const problem = `a client has no ${JSON.stringify(name)}; ${remedy}`
    throw new NextTokenError('UnknownOperation', problem, { service: model.name })
  }
  const method = ownText(methods, name)
  if (method !== undefined) return () => refuse(method)
  const object = ownText(objects, name)
  if (object !== undefined) return thrower(() => refuse(object))
  const operation = model.findOperation(name)
  return operation && (() => refuse(`use ${camelCase(operation.name)}(input)`))
}

function thrower(refuse: () => never): object {
  return new Proxy(
    {},
    { get: (target, name) => (typeof name === 'symbol' || name in target ? undefined : refuse()) },
  )
}

function ownText(texts: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(texts, name) ? texts[name] : undefined
}
