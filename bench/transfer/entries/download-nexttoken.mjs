import { client } from 'nexttoken'
import { download } from 'nexttoken/transfer'
import { concurrency, measured, name, partSize, settings } from './measured.mjs'

await measured(async ({ endpoint, file }) => {
  const s3 = client('s3', { ...settings, endpoint })
  await download(s3, name, { file: `${file}.nexttoken`, partSize, concurrency })
  s3.destroy()
})
