import {
  type Column,
  columnsOf,
  mergeColumns,
  originColumn,
  withOrigin,
  wrapColumns,
} from '../../columns/index.js'
import { findOperation, loadModel, type OperationModel, type Shape } from '../../models/index.js'
import { tableName } from '../../pagination/index.js'
import type { Table } from '../../sinks/index.js'
import { getMember, isPlainObject } from '../../values/index.js'
import type { InventoryItem } from '../contract/index.js'
import { inventoryFile } from '../operations/index.js'

/** The table of everything. Its rows are the items of an inventory. */
export function inventoryTable(name = 'inventory'): Table {
  const text = (member: string): Column => ({
    name: member,
    type: 'text',
    read: (row) => getMember(row, member),
  })
  return {
    name,
    columns: [
      originColumn('_service', (row) => getMember(row, 'service')),
      originColumn('_account', (row) => getMember(row, 'account')),
      originColumn('_region', (row) => getMember(row, 'region')),
      text('type'),
      text('arn'),
      text('id'),
      { name: 'tags', type: { map: 'text' }, read: (row) => getMember(row, 'tags') },
      { name: 'item', type: 'json', read: (row) => getMember(row, 'item') },
    ],
    fingerprint: undefined,
  }
}

/** The table of an operation, with a column for each member of its items, such as `ec2_describe_vpcs`. */
export class OperationTables {
  readonly #tables = new Map<string, Table>()

  of({ service, operation }: Pick<InventoryItem, 'service' | 'operation'>): Table {
    const name = tableName({ service, operation })
    const known = this.#tables.get(name)
    if (known) return known
    const columns = withOrigin(columnsOfOperation(service, operation))
    const table = { name, columns, fingerprint: undefined }
    this.#tables.set(name, table)
    return table
  }
}

function columnsOfOperation(service: string, name: string): readonly Column[] {
  const operation = findOperation(loadModel(service), name)
  const paths = Object.keys(inventoryFile().services[service]?.[name]?.lists ?? {})
  return mergeColumns(paths.map((path) => columnsOfList(operation, path)))
}

function columnsOfList(operation: OperationModel, path: string) {
  const { shape, member } = listAt(operation.output, path)
  const columns = shape ? columnsOf(shape, member) : []
  // An inventory gives the entries of a map as objects.
  const read = shape?.type === 'map' ? wrapColumns(columns, entryOf) : columns
  const isStructures =
    shape?.type === 'map' || (shape?.type === 'list' && shape.element.shape.members.size > 0)
  return { columns: read, isOf: (item: unknown) => isPlainObject(item) === isStructures }
}

function entryOf(item: unknown): readonly unknown[] {
  return [getMember(item, 'key'), getMember(item, 'value')]
}

/** The list at a path such as `Reservations[].Instances[]` or `Items[?Id]`. */
function listAt(output: Shape | undefined, path: string): { shape: Shape | undefined; member: string } {
  const names = path.replace(/\[.*?\](?=\.|$)/g, '').split('.')
  let shape = output
  for (const name of names) {
    if (shape?.type === 'list') shape = shape.element.shape
    shape = shape?.members.get(name)?.shape
  }
  return { shape, member: names.at(-1) ?? path }
}
