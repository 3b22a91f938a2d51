import { NextTokenError } from '../../../errors/index.js'

/** What a PostgreSQL target names. */
export interface PostgresTarget {
  /** For the driver; it may contain a password. */
  readonly connection: string
  /** For messages: no password and no options. */
  readonly label: string
  readonly schema: string | undefined
  readonly table: string | undefined
}

/**
 * Reads `postgres://user:password@host:port/database?options#schema.table`. What is missing comes from PostgreSQL's
 * variables (`PGHOST`, `PGPASSWORD` …) or from the listing.
 *
 * @throws NextTokenError `InvalidTarget`. No message contains the URL, because it may contain a password.
 */
export function readPostgresTarget(target: string, chosenTable: string | undefined): PostgresTarget {
  const url = parse(target)
  const { schema, table } = readTableName(chosenTable ?? (decode(url.hash.slice(1)) || undefined))
  const user = url.username === '' ? '' : `${decode(url.username)}@`
  const label = `${url.protocol}//${user}${decode(url.host)}${decode(url.pathname)}`
  url.hash = ''
  return { connection: url.href, label, schema, table }
}

function parse(target: string): URL {
  try {
    return new URL(target)
  } catch {
    const problem =
      'the PostgreSQL URL is not valid. Write postgres://user:password@host:port/database#table, with special characters of ' +
      'the user and the password encoded (# as %23, / as %2F, @ as %40), or set PGPASSWORD'
    throw new NextTokenError('InvalidTarget', problem)
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

const PART = '("(?:[^"]|"")+"|[^".]+)'
const TABLE = new RegExp(`^(?:${PART}\\.)?${PART}$`)

/** Reads `table`, `schema.table` or `"a.b"."c"`. Names keep their case, quoted or not. */
function readTableName(text: string | undefined): {
  readonly schema: string | undefined
  readonly table: string | undefined
} {
  if (text === undefined) return { schema: undefined, table: undefined }
  const parts = TABLE.exec(text)
  if (!parts) {
    const problem = `${JSON.stringify(text)} is not the name of a PostgreSQL table. Write table or schema.table; put a name that contains a dot into double quotes`
    throw new NextTokenError('InvalidTarget', problem)
  }
  return { schema: unquote(parts[1]), table: unquote(parts[2]) }
}

function unquote(name: string | undefined): string | undefined {
  return name?.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name
}
