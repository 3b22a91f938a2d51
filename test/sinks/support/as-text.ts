type Thing = Record<string, unknown>

const columns = [
  ...['Name', 'Count', 'Size', 'Ratio', 'IsOpen', 'CreatedAt', 'Hash', 'Aliases', 'Numbers', 'Owner', 'Tags'],
  ...['Places', 'Tree', 'Settings'],
]

/** A thing as CSV has it: texts, and null for what is absent. */
export function asText(thing: Thing): Thing {
  const owner = thing.Owner as { ID?: string; Since?: Date; Place?: Thing } | undefined
  const text = (value: unknown): unknown => {
    if (value === undefined || value === null) return null
    if (value instanceof Date) return value.toISOString()
    if (value instanceof Uint8Array) return Buffer.from(value).toString('base64')
    return typeof value === 'object' ? exactJson(value) : String(value)
  }
  const { Owner: _, ...others } = thing
  const cells = {
    ...Object.fromEntries(columns.map((name) => [name, others[name]])),
    'Owner.ID': owner?.ID,
    'Owner.Since': owner?.Since,
    'Owner.Place.City': owner?.Place?.City,
    'Owner.Place.Zip': owner?.Place?.Zip,
  }
  const { Owner: __, ...flat } = Object.fromEntries(
    Object.entries(cells).map(([name, value]) => [name, text(value)]),
  )
  return flat
}

function exactJson(value: object): string {
  return JSON.stringify(value, (_, inner) => (typeof inner === 'bigint' ? `${inner}#` : inner)).replace(
    /"(-?\d+)#"/g,
    '$1',
  )
}
