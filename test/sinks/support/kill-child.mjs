/**
 * Lists topics into a file; meant to be killed at any moment. A file that is appended to begins with a row of its own.
 *
 *   node kill-child.mjs <path> <append | replace>
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { client } from '../../../dist/index.js'

// A clock that runs a thousand times faster makes a page durable every millisecond, and not every second.
const time = process.hrtime
const [startSeconds, startNanoseconds] = time()
process.hrtime = () => {
  const [seconds, nanoseconds] = time()
  const passed = (seconds - startSeconds) * 1e9 + (nanoseconds - startNanoseconds)
  return [Math.floor(passed / 1e6), (passed % 1e6) * 1e3]
}

const [path, mode] = process.argv.slice(2)
if (mode === 'append') writeFirst()
process.stdout.write('begun')
// Killed when everything was in its place and nothing was left to do.
const isDone =
  mode === 'append' && !existsSync(`${path}.partial.json`) && /topic-/.test(readFileSync(path, 'utf8'))
if (!isDone) await client('sns', { region: 'us-east-1' }).paginate('list_topics').to(path, { mode })

function writeFirst() {
  try {
    writeFileSync(path, '{"TopicArn":"first"}\n', { flag: 'wx' })
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
  }
}
