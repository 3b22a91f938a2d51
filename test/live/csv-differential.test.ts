import { spawnSync } from 'node:child_process'
import { expect, it } from 'vitest'
import { asText } from '../sinks/support/as-text.js'
import { temporaryFolder } from '../sinks/support/folder.js'
import { things, thingsPaginator } from '../sinks/support/things.js'

const at = temporaryFolder()

const script = `
import csv, gzip, json, sys
path, = sys.argv[1:]
opened = gzip.open if path.endswith('.gz') else open
with opened(path, 'rt', encoding='utf-8', newline='') as file:
    json.dump(list(csv.DictReader(file, strict=True)), sys.stdout)
`

it.each(['things.csv', 'things.csv.gz'])('Python’s csv module reads %s as it was listed', async (name) => {
  const path = at(name)
  await thingsPaginator({ pages: [{ Things: things }] })
    .paginate()
    .to(path)
  const python = process.env.NEXTTOKEN_PYTHON ?? 'python3'
  const options = { encoding: 'utf8', env: { ...process.env, PYTHONIOENCODING: 'utf-8' } } as const
  const { status, stdout, stderr } = spawnSync(python, ['-c', script, path], options)
  expect(stderr).toBe('')
  expect(status).toBe(0)
  // To Python, an absent value is an empty text.
  const expected = things.map((thing) =>
    Object.fromEntries(Object.entries(asText(thing)).map(([column, value]) => [column, value ?? ''])),
  )
  expect(JSON.parse(stdout)).toEqual(expected)
})
