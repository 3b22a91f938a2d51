// Replaces a table again and again, by 20 rows with a number that is the same in all of them: so many times, or until it
// is killed.
import './better-sqlite.mjs'
import { openSink } from 'nexttoken/sinks'

const [target, times = Number.POSITIVE_INFINITY] = process.argv.slice(2)
const columns = [{ name: 'number', type: 'long', read: (row) => row }]
const first = Date.now()
for (let number = first; number < first + Number(times); number++) {
  const sink = await openSink(target, { table: 'numbers' })
  await sink.open({ name: 'numbers', columns, fingerprint: `number ${number}` })
  await sink.write(Array.from({ length: 10 }, () => number))
  await sink.commit('half')
  await sink.write(Array.from({ length: 10 }, () => number))
  await sink.commit('all')
  await sink.finish()
  if (process.stdout.writable) process.stdout.write('.')
}
