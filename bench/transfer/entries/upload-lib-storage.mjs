import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { S3Client } from '@aws-sdk/client-s3'
import { Upload } from '@aws-sdk/lib-storage'
import { concurrency, measured, name, partSize, settings, stream } from './measured.mjs'

await measured(async ({ endpoint, size, file }) => {
  const client = new S3Client({ ...settings, endpoint })
  const Body = process.env.BENCH_SOURCE === 'file' ? createReadStream(file) : Readable.from(stream(size))
  await new Upload({ client, params: { ...name, Body }, partSize, queueSize: concurrency }).done()
  client.destroy()
})
