import type { CopyStreamQuery } from 'pg-copy-streams'
import type { StoredColumn, TextKeeper } from '../staging/index.js'
import { copyLine } from './copy-text.js'

/** Makes the stream that a `COPY … FROM STDIN` reads. */
export type MakeCopy = (sql: string) => CopyStreamQuery

/** The stream is given about this many characters at a time. */
const PART = 256 * 1024

interface CopiedRows {
  readonly rows: readonly unknown[]
  readonly columns: readonly StoredColumn[]
  readonly texts: TextKeeper
}

/** Sends rows through a `COPY`. Resolves when the server has taken all of them. */
export async function copyInto(stream: CopyStreamQuery, { rows, columns, texts }: CopiedRows): Promise<void> {
  const done = new Promise<void>((resolve, reject) => {
    stream.once('finish', resolve)
    stream.once('error', reject)
    stream.once('close', () => reject(new Error('the connection ended during COPY')))
  })
  // It is awaited below; until then a failure must not count as unhandled.
  done.catch(() => {})
  try {
    let part = ''
    for (const row of rows) {
      part += copyLine(row, columns, texts)
      if (part.length < PART) continue
      await Promise.race([written(stream, part), done])
      part = ''
    }
    stream.end(part)
  } catch (error) {
    // The server must leave the COPY before the transaction can be rolled back.
    stream.destroy(new Error('the rows could not be converted'))
    await done.catch(() => {})
    throw error
  }
  await done
}

function written(stream: CopyStreamQuery, part: string): Promise<void> {
  return new Promise((resolve) => {
    stream.write(part, () => resolve())
  })
}
