/** The declaration file that loads the declarations of every service: `nexttoken/types/all`. */
export function declareAll(services: readonly string[]): string {
  const imports = services.map((name) => `import './${name}.js'\n`)
  return `// Made by tools/types; 'npm run types' makes it again.\n${imports.join('')}`
}
