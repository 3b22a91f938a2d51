/**
 * Downloads an object in many parts; meant to be killed at any moment, and continues when it is started again.
 *
 *   node kill-child.mjs <path>
 */
import { existsSync } from 'node:fs'
import { client } from '../../../dist/index.js'
import { download } from '../../../dist/transfer/index.js'

const [file] = process.argv.slice(2)
process.stdout.write('begun')
const options = { file, resume: true, partSize: 10_000, multipartThreshold: 10_000, concurrency: 3 }
const s3 = client('s3', { region: 'us-east-1' })
// Killed when the file was in its place and nothing was left to do but to remove its log.
if (!existsSync(file)) await download(s3, { Bucket: 'films', Key: 'moby.mp4' }, options)
