/** The SDK has no downloads in parts: its users write the body of one request. */
import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { measured, name, settings } from './measured.mjs'

await measured(async ({ endpoint, file }) => {
  const client = new S3Client({ ...settings, endpoint })
  const { Body } = await client.send(new GetObjectCommand(name))
  await pipeline(Body, createWriteStream(`${file}.sdk`))
  client.destroy()
})
