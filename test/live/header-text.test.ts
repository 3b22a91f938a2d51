import { spawnSync } from 'node:child_process'
import { client } from 'nexttoken'
import { expect, it } from 'vitest'

const disposition = 'attachment; filename="Übung 小.pdf"'

// https://github.com/aws/aws-sdk-js/issues/1648
it('text outside ASCII in a header is stored as by boto3, and each reads the text of the other', async () => {
  const endpoint = process.env.NEXTTOKEN_MOTO ?? ''
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' }
  const s3 = client('s3', { region: 'us-east-1', endpoint, credentials, forcePathStyle: true })
  await s3.createBucket({ Bucket: 'books' })
  await s3.putObject({ Bucket: 'books', Key: 'by-nexttoken', Body: 'x', ContentDisposition: disposition })
  const script = new URL('./support/disposition.py', import.meta.url).pathname
  const python = process.env.NEXTTOKEN_PYTHON ?? 'python3'
  const input = JSON.stringify(disposition)
  const { stdout, stderr } = spawnSync(python, [script, endpoint], { input, encoding: 'utf8' })
  if (stdout === '') throw new Error(stderr)
  // boto3 reads the bytes of headers as Latin-1.
  const byBoto3 = Buffer.from(String(JSON.parse(stdout)), 'latin1').toString('utf8')
  const own = await Promise.all(
    ['by-nexttoken', 'by-boto3'].map((Key) => s3.headObject({ Bucket: 'books', Key })),
  )
  expect([byBoto3, ...own.map(({ ContentDisposition }) => ContentDisposition)]).toEqual(
    Array(3).fill(disposition),
  )
})
