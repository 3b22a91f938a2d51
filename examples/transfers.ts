/** A file goes to S3 in parts, is copied there, and comes back; a stream goes without its length being known. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createGzip } from 'node:zlib'
import { client } from 'nexttoken'
import { copy, download, upload } from 'nexttoken/transfer'

const s3 = client('s3', { region: 'us-east-1' })
const folder = await mkdtemp(join(tmpdir(), 'films-'))
const file = join(folder, 'moby.mp4')
await writeFile(file, Buffer.alloc(20_000_000, 'Call me Ishmael. '))

const name = { Bucket: 'films', Key: 'moby.mp4' }
const sent = await upload(s3, { ...name, file, ContentType: 'video/mp4', Metadata: { year: '1851' } })
console.log(`${sent.bytes} bytes in ${sent.parts} parts`)

const gzip = createGzip()
gzip.end(await readFile(file))
const packed = await upload(s3, { Bucket: 'films', Key: 'moby.mp4.gz', Body: gzip, ContentEncoding: 'gzip' })
console.log(`${packed.bytes} bytes, compressed on the way`)

await copy(s3, { CopySource: name, Bucket: 'archive', Key: '1851/moby.mp4' })

const back = join(folder, 'back.mp4')
const received = await download(s3, { Bucket: 'archive', Key: '1851/moby.mp4' }, { file: back, resume: true })
console.log(
  `${received.bytes} bytes in ${received.parts} parts`,
  (await readFile(back)).equals(await readFile(file)),
)
await rm(folder, { recursive: true })
