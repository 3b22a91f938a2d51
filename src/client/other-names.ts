import { NextTokenError } from '../errors/index.js'
import { camelCase, type ServiceModel } from '../models/index.js'

/** Members of boto3's clients that are no operations, and what to use here. */
const methods: Readonly<Record<string, string>> = {
  get_paginator: "use client.getPaginator('list_topics')",
  can_paginate: "use client.canPaginate('list_topics')",
  get_waiter: "use client.getWaiter('instance_running')",
  generate_presigned_url: "use s3.presign('GetObject', { Bucket, Key }, { expiresIn: 600 })",
  generate_presigned_post: "nexttoken makes no POST policies: use s3.presign('PutObject', { Bucket, Key })",
  upload_file: 'use s3.putObject({ Bucket, Key, Body: createReadStream(path) })',
  upload_fileobj: 'use s3.putObject({ Bucket, Key, Body: stream })',
  download_file: 'use s3.getObject({ Bucket, Key }), whose Body is a stream',
  download_fileobj: 'use s3.getObject({ Bucket, Key }), whose Body is a stream',
  copy: 'use s3.copyObject({ Bucket, Key, CopySource })',
  close: 'use destroy()',
}

const objects: Readonly<Record<string, string>> = {
  meta: 'client.operations lists the operations and client.describe(operation) describes one; the configuration is what you passed',
  waiter_names: 'use client.waiterNames',
  exceptions: "use client.isError(error, 'NotFound') or error.code",
}

/**
 * The last link of a client's prototype chain. It is asked only for names that a client does not have, so other
 * members cost nothing. For names of boto3 and of AWS it returns something that throws an error with our name
 * when it is called or read. All other names are undefined, as usual: a client is not a promise and has no
 * `toJSON`.
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
