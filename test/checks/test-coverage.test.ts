import { expect, it } from 'vitest'
import { type FileCoverage, sumByFolder } from '../../tools/test-coverage/sum-by-folder.js'

const file = (covered: number, total: number): FileCoverage => ({
  statements: { covered, total },
  branches: { covered: 0, total: 0 },
  functions: { covered: 1, total: 1 },
})

it('coverage is summed over the files of a folder, without those of the folders below', () => {
  const folders = sumByFolder({
    'src/b/one.ts': file(3, 4),
    'src/b/below/two.ts': file(1, 10),
    'src/b/three.ts': file(1, 6),
    'src/index.ts': file(0, 1),
  })
  expect(folders.map(({ folder, files, statements }) => [folder, files, statements])).toEqual([
    ['src', 1, { covered: 0, total: 1 }],
    ['src/b', 2, { covered: 4, total: 10 }],
    ['src/b/below', 1, { covered: 1, total: 10 }],
  ])
})
