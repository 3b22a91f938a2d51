import type { ExistingTable, SqlValue } from '../staging/index.js'

type Query = (
  sql: string,
  values: readonly SqlValue[],
) => Promise<readonly Readonly<Record<string, unknown>>[]>

const kinds: Readonly<Record<string, string>> = {
  r: 'table',
  p: 'table',
  v: 'view',
  m: 'materialized view',
  f: 'foreign table',
  S: 'sequence',
  i: 'index',
  I: 'index',
  c: 'type',
}

/** What a new table of the same name would lose: `n` are the dependencies of views, foreign keys and publications. */
const RELATION = `
  SELECT c.oid, c.relkind AS kind,
    c.relkind = 'p' OR c.relispartition OR c.relhassubclass OR c.relhasindex OR c.relhastriggers OR c.relhasrules
      OR c.relrowsecurity OR c.relacl IS NOT NULL OR NOT pg_has_role(c.relowner, 'USAGE')
      OR obj_description(c.oid, 'pg_class') IS NOT NULL
      OR EXISTS (SELECT FROM pg_depend d
        WHERE d.refclassid = 'pg_class'::regclass AND d.refobjid = c.oid AND d.deptype = 'n')
      OR EXISTS (SELECT FROM pg_publication_rel p WHERE p.prrelid = c.oid) AS referenced
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname = $1 AND c.relname = $2`

const COLUMNS = `
  SELECT attname AS name, format_type(atttypid, atttypmod) AS type,
    attnotnull AND NOT atthasdef AND attidentity = '' AS required
  FROM pg_attribute WHERE attrelid = $1 AND attnum > 0 AND NOT attisdropped ORDER BY attnum`

export async function describeTable(
  query: Query,
  { schema, table }: { readonly schema: string; readonly table: string },
): Promise<ExistingTable | undefined> {
  const [relation] = await query(RELATION, [schema, table])
  if (!relation) return undefined
  const columns = await query(COLUMNS, [Number(relation.oid)])
  return {
    kind: kinds[String(relation.kind)] ?? 'relation',
    columns: columns.map(({ name, type, required }) => ({
      name: String(name),
      sqlType: String(type),
      isRequired: required === true,
    })),
    isReferenced: relation.referenced === true,
  }
}
