import { type Measurement, medianOf } from '../harness/measure.js'
import { cell } from '../harness/publish.js'
import type { Answer } from '../harness/question.js'

/** A row for each rival, and one for decoding alone. */
export function pageTable(raw: readonly Measurement[]): Pick<Answer, 'head' | 'rows'> {
  const head = ['', 'CPU ms a page', 'wall ms a page', 'peak RSS MB', 'page KB', 'MB/s decoded']
  const rows = raw.map(({ name }) => [
    name,
    cell(medianOf(raw, name, 'cpu'), 3),
    cell(medianOf(raw, name, 'wall'), 3),
    cell(medianOf(raw, name, 'rss')),
    cell(medianOf(raw, name, 'kilobytes')),
    cell(medianOf(raw, name, 'kilobytes') / medianOf(raw, name, 'cpu')),
  ])
  return { head, rows }
}
