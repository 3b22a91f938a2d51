import { NextTokenError } from '../errors/index.js'
import { camelCase, type ServiceModel, snakeCase } from '../models/index.js'
import { methodNames } from './method-names.js'

/** Members of boto3's clients that are no operations, and what to use here. */
const methods: Readonly<Record<string, string>> = {
  get_paginator: "use client.getPaginator('list_topics')",
  can_paginate: "use client.canPaginate('list_topics')",
  get_waiter: "use client.getWaiter('instance_running')",
  generate_presigned_url: "use s3.presign('GetObject', { Bucket, Key }, { expiresIn: 600 })",
  upload_file: "use upload(s3, { Bucket, Key, file }) of 'nexttoken/transfer'",
  upload_fileobj: "use upload(s3, { Bucket, Key, Body }) of 'nexttoken/transfer'",
  download_file: "use download(s3, { Bucket, Key }, file) of 'nexttoken/transfer'",
  download_fileobj: "use download(s3, { Bucket, Key }, { to }) of 'nexttoken/transfer'",
  copy: "use copy(s3, { CopySource, Bucket, Key }) of 'nexttoken/transfer'",
  close: 'use destroy()',
}

/**
 * The last link of a client's prototype chain. It is asked only for names that a client does not have, so other
 * members cost nothing. For names of boto3 and of AWS it returns a function that throws an error with our
 * name when it is called. All other names are undefined, as usual: a client is not a promise and has no
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
  const own = methodNames(model).find((known) => snakeCase(known) === name)
  const method = own === undefined ? ownText(methods, name) : `use ${own}(input)`
  if (method !== undefined) return () => refuse(method)
  const operation = model.findOperation(name)
  return operation && (() => refuse(`use ${camelCase(operation.name)}(input)`))
}

function ownText(texts: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(texts, name) ? texts[name] : undefined
}
