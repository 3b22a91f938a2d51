/** The declaration file that loads the declarations of several services, such as `nexttoken/types/all`. */
export function declareAll(services: readonly string[], origin: string): string {
  const imports = services.map((name) => `import './${name}.js'\n`)
  return `// ${origin}\n${imports.join('')}`
}
