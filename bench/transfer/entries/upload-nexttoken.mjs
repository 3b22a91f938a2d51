import { client } from 'nexttoken'
import { upload } from 'nexttoken/transfer'
import { concurrency, measured, name, partSize, settings, stream } from './measured.mjs'

await measured(async ({ endpoint, size, file }) => {
  const s3 = client('s3', { ...settings, endpoint })
  const source = process.env.BENCH_SOURCE === 'file' ? { file } : { Body: stream(size) }
  await upload(s3, { ...name, ...source }, { partSize, concurrency })
  s3.destroy()
})
