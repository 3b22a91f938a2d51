import type { InventoryFile } from '../../src/inventory/index.js'

/** The file as JSON, with each operation on a line of its own, so that a review shows what changed. */
export function inventoryJson({ services, ...head }: InventoryFile): string {
  const lines = Object.entries(head).map(
    ([name, value]) => `  ${JSON.stringify(name)}: ${JSON.stringify(value)}`,
  )
  const blocks = Object.entries(services).map(([service, operations]) => {
    const inside = Object.entries(operations).map(
      ([name, operation]) => `      ${JSON.stringify(name)}: ${JSON.stringify(operation)}`,
    )
    return `    ${JSON.stringify(service)}: {\n${inside.join(',\n')}\n    }`
  })
  return `{\n${lines.join(',\n')},\n  "services": {\n${blocks.join(',\n')}\n  }\n}\n`
}
