import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'

/** Names of files, of Node's modules and of packages; not of `import()`, and not text that looks like an import. */
const imported = /(?:from|import)"((?:\.|node:|@|#)[^"\s]*)"/g

/** The files that Node reads for an `import`, without those behind `import()`, and the modules that they name. */
function readAtStart(entry: string): { files: string[]; modules: Set<string> } {
  const files = new Set([entry])
  const modules = new Set<string>()
  for (const file of files) {
    for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(imported)) {
      if (path.startsWith('.')) files.add(join(dirname(file), path))
      else modules.add(path)
    }
  }
  return { files: [...files], modules }
}

describe('what a program reads at its start', () => {
  const { files, modules } = readAtStart('dist/index.js')
  const text = files.map((file) => readFileSync(file, 'utf8')).join('')

  it('is three files, because each costs a millisecond', () => {
    expect(files.length).toBeLessThanOrEqual(3)
    expect(text.length).toBeLessThan(620_000)
  })

  it('has none of the modules that only some programs need', () => {
    const late = ['http', 'https', 'tls', 'stream/web', 'stream/promises', 'child_process']
    expect(late.filter((name) => modules.has(`node:${name}`))).toEqual([])
    expect([...modules].filter((name) => !name.startsWith('node:'))).toEqual([])
  })

  it.each([
    ['streamed bodies', 'transformToWebStream'],
    ['the request handler over node:http', 'NodeHttpHandler=class'],
    ['the credential chain', 'credential_process'],
    ['event streams', 'HeaderMarshaller=class'],
    ['rare checksums', 'Crc64Nvme'],
  ])('leaves out %s, which are in a file that is loaded late', (_, part) => {
    const late = readdirSync('dist/chunks').map((name) => join('dist/chunks', name))
    const holders = late.filter((file) => readFileSync(file, 'utf8').includes(part))
    expect(holders.length).toBeGreaterThan(0)
    expect(holders.filter((file) => files.includes(file))).toEqual([])
  })

  it('has lines that Node can print with an error', () => {
    const longest = Math.max(...text.split('\n').map((line) => line.length))
    expect(longest).toBeLessThan(2_000)
  })
})
